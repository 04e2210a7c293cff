package io.jgun.config.python.modules;

import io.jgun.config.python.methods.Sorting;
import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Comparisons;
import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.Operators;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyIterator;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Sequences;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Built-in functions that make one value of many. */
final class Aggregates {

    private Aggregates() {}

    static @Nullable Object call(Run run, String function, Arguments arguments) {
        return switch (function) {
            case "len" ->
                Sequences.size(run, arguments.expectPositional(function, 1, 1).get(0));
            case "all" ->
                !contains(run, arguments.expectPositional(function, 1, 1).get(0), false);
            case "any" ->
                contains(run, arguments.expectPositional(function, 1, 1).get(0), true);
            case "sum" -> sum(run, arguments.expect(function, 1, 2));
            case "min" -> extreme(run, arguments, "min", false);
            case "max" -> extreme(run, arguments, "max", true);
            case "sorted" -> sorted(run, arguments.expect(function, 1, 1));
            default -> null;
        };
    }

    private static boolean contains(Run run, Object iterable, boolean truth) {
        PyIterator items = Iteration.of(run, iterable);
        for (Object item = items.next(run); item != null; item = items.next(run)) {
            run.step();
            if (Comparisons.truth(run, item) == truth) {
                return true;
            }
        }
        return false;
    }

    private static Object sum(Run run, Arguments arguments) {
        Object sum = arguments.get(1, "start", 0L);
        if (sum instanceof String) {
            throw PyError.type("sum() can't sum strings [use ''.join(seq) instead]");
        }
        PyIterator items = Iteration.of(run, arguments.get(0));
        for (Object item = items.next(run); item != null; item = items.next(run)) {
            run.step();
            sum = Operators.binary(run, "+", sum, item);
        }
        return sum;
    }

    private static Object extreme(Run run, Arguments arguments, String function, boolean largest) {
        if (arguments.size() == 0) {
            throw PyError.type(function + " expected at least 1 argument, got 0");
        }
        Object missing = arguments.named("default");
        Object named = arguments.named("key");
        Object key = named == null ? None.NONE : named;
        boolean one = arguments.size() == 1;
        PyIterator items = Iteration.of(run, one ? arguments.get(0) : new PyList(List.of(arguments.positionalFrom(0))));
        Object best = null;
        Object bestKey = null;
        for (Object item = items.next(run); item != null; item = items.next(run)) {
            run.step();
            Object itemKey = key == None.NONE ? item : run.call(key, item);
            if (bestKey == null
                    || (largest
                            ? Comparisons.compare(run, ">", itemKey, bestKey)
                            : Comparisons.compare(run, "<", itemKey, bestKey))) {
                best = item;
                bestKey = itemKey;
            }
        }
        if (best == null) {
            best = missing;
        }
        if (best == null) {
            throw PyError.value(function + "() iterable argument is empty");
        }
        return best;
    }

    private static Object sorted(Run run, Arguments arguments) {
        List<Object> items = Iteration.list(run, arguments.get(0));
        Object key = arguments.get(1, "key", None.NONE);
        Sorting.sort(run, items, key, Comparisons.truth(run, arguments.get(2, "reverse", false)));
        return new PyList(items);
    }
}
