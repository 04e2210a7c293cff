package io.jgun.config.python.methods;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Comparisons;
import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.Repr;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Sequences;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods of list and tuple. */
final class ListMethods {

    static final String[] NAMES = {
        "append",
        "extend",
        "insert",
        "remove",
        "pop",
        "clear",
        "index",
        "count",
        "sort",
        "reverse",
        "copy",
        "appendleft",
        "popleft"
    };
    static final String[] TUPLE_NAMES = {"index", "count"};

    private ListMethods() {}

    static @Nullable Object callTuple(Run run, PyTuple tuple, String name, Arguments arguments) {
        return switch (name) {
            case "index" -> index(run, tuple.asList(), "tuple", arguments);
            case "count" -> count(run, tuple.asList(), arguments);
            default -> null;
        };
    }

    static @Nullable Object call(Run run, PyList list, String name, Arguments arguments) {
        List<Object> items = list.items();
        switch (name) {
            case "append" ->
                list.add(run, arguments.expectPositional(name, 1, 1).get(0));
            case "extend" -> {
                List<Object> more = Iteration.list(
                        run, arguments.expectPositional(name, 1, 1).get(0));
                items.addAll(more);
            }
            case "insert" ->
                insert(
                        run,
                        items,
                        Ints.toInt(arguments.expectPositional(name, 2, 2).get(0)),
                        arguments.get(1));
            case "appendleft" ->
                insert(run, items, 0, arguments.expectPositional(name, 1, 1).get(0));
            case "remove" ->
                remove(run, items, arguments.expectPositional(name, 1, 1).get(0));
            case "pop", "popleft" -> {
                return pop(run, items, name, arguments);
            }
            case "clear" -> items.clear();
            case "index" -> {
                return index(run, items, "list", arguments);
            }
            case "count" -> {
                return count(run, items, arguments);
            }
            case "sort" -> sort(run, list, arguments);
            case "reverse" -> {
                run.work(items.size() >> 3);
                java.util.Collections.reverse(items);
            }
            case "copy" -> {
                run.allocate(items.size() * 8L);
                return new PyList(items);
            }
            default -> {
                return null;
            }
        }
        return None.NONE;
    }

    private static void insert(Run run, List<Object> items, int index, Object item) {
        run.allocate(16);
        run.work(items.size() >> 6);
        int at = index < 0 ? Math.max(0, index + items.size()) : Math.min(index, items.size());
        items.add(at, item);
    }

    private static void remove(Run run, List<Object> items, Object item) {
        run.work(items.size() >> 6);
        for (int i = 0; i < items.size(); i++) {
            if (Comparisons.equal(run, items.get(i), item)) {
                items.remove(i);
                return;
            }
        }
        throw PyError.value("list.remove(x): x not in list");
    }

    private static Object pop(Run run, List<Object> items, String name, Arguments arguments) {
        arguments.expectPositional(name, 0, name.equals("pop") ? 1 : 0);
        if (items.isEmpty()) {
            throw PyError.index("pop from empty list");
        }
        run.work(items.size() >> 6);
        Object index = name.equals("popleft") ? 0L : arguments.get(0, "index", -1L);
        return items.remove(Sequences.index(index, items.size(), "pop"));
    }

    private static Object index(Run run, List<Object> items, String type, Arguments arguments) {
        arguments.expectPositional("index", 1, 3);
        int from = Ints.toInt(arguments.get(1, "start", 0L));
        int to = Ints.toInt(arguments.get(2, "stop", (long) items.size()));
        from = Math.max(0, from < 0 ? from + items.size() : from);
        to = Math.min(items.size(), to < 0 ? to + items.size() : to);
        for (int i = from; i < to && i < items.size(); i++) {
            if (Comparisons.equal(run, items.get(i), arguments.get(0))) {
                return (long) i;
            }
        }
        throw PyError.value(
                type.equals("list")
                        ? Repr.repr(run, arguments.get(0)) + " is not in list"
                        : "tuple.index(x): x not in tuple");
    }

    private static Object count(Run run, List<Object> items, Arguments arguments) {
        arguments.expectPositional("count", 1, 1);
        long count = 0;
        for (int i = 0; i < items.size(); i++) {
            count += Comparisons.equal(run, items.get(i), arguments.get(0)) ? 1 : 0;
        }
        return count;
    }

    private static void sort(Run run, PyList list, Arguments arguments) {
        if (arguments.size() > 0) {
            throw PyError.type("sort() takes no positional arguments");
        }
        List<Object> copy = new ArrayList<>(list.items());
        boolean reverse = Comparisons.truth(run, arguments.get(0, "reverse", false));
        Sorting.sort(run, copy, arguments.get(0, "key", None.NONE), reverse);
        list.items().clear();
        list.items().addAll(copy);
    }
}
