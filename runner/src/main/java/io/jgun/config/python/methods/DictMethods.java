package io.jgun.config.python.methods;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.DictView;
import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.Items;
import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.Operators;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyException;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods of dict, Counter and os.environ; also what fills a dict. */
public final class DictMethods {

    static final String[] NAMES = {
        "get",
        "keys",
        "values",
        "items",
        "pop",
        "popitem",
        "setdefault",
        "update",
        "clear",
        "copy",
        "fromkeys",
        "most_common",
        "elements",
        "move_to_end",
        "total"
    };

    private DictMethods() {}

    static @Nullable Object call(Run run, PyDict dict, String name, Arguments arguments) {
        switch (name) {
            case "get" -> {
                arguments.expectPositional(name, 1, 2);
                Object value = dict.get(arguments.get(0));
                return value == null ? arguments.get(1, "default", None.NONE) : value;
            }
            case "keys" -> {
                return new DictView(dict, DictView.Part.KEYS);
            }
            case "values" -> {
                return new DictView(dict, DictView.Part.VALUES);
            }
            case "items" -> {
                return new DictView(dict, DictView.Part.ITEMS);
            }
            case "pop" -> {
                return pop(dict, arguments.expectPositional(name, 1, 2));
            }
            case "popitem" -> {
                return popItem(run, dict, arguments);
            }
            case "setdefault" -> {
                arguments.expectPositional(name, 1, 2);
                Object value = dict.get(arguments.get(0));
                if (value == null) {
                    value = arguments.get(1, "default", None.NONE);
                    dict.put(run, arguments.get(0), value);
                }
                return value;
            }
            case "update" -> {
                fill(run, dict, arguments.expect(name, 0, 1));
                return None.NONE;
            }
            case "clear" -> {
                dict.clear();
                return None.NONE;
            }
            case "copy" -> {
                return dict.copy(run);
            }
            case "fromkeys" -> {
                return fromKeys(run, arguments);
            }
            case "move_to_end" -> {
                Object value = Items.get(run, dict, arguments.expect(name, 1, 2).get(0));
                dict.remove(arguments.get(0));
                dict.put(run, arguments.get(0), value);
                return None.NONE;
            }
            default -> {
                return dict.kind() == PyDict.Kind.COUNTER ? counter(run, dict, name, arguments) : null;
            }
        }
    }

    private static @Nullable Object counter(Run run, PyDict dict, String name, Arguments arguments) {
        if (name.equals("most_common")) {
            List<Object> pairs = Iteration.list(run, new DictView(dict, DictView.Part.ITEMS));
            Sorting.sort(run, pairs, true, pair -> ((PyTuple) pair).get(1));
            Object limit = arguments.get(0, "n", None.NONE);
            int most = limit == None.NONE ? pairs.size() : Math.max(0, Math.min(Ints.toInt(limit), pairs.size()));
            return new PyList(pairs.subList(0, most));
        }
        return null;
    }

    private static Object pop(PyDict dict, Arguments arguments) {
        Object value = dict.remove(arguments.get(0));
        if (value != null) {
            return value;
        }
        if (arguments.size() > 1) {
            return arguments.get(1);
        }
        throw new PyError(new PyException(Types.KEY_ERROR, new PyTuple(arguments.get(0))));
    }

    private static Object popItem(Run run, PyDict dict, Arguments arguments) {
        if (dict.size() == 0) {
            throw new PyError(new PyException(Types.KEY_ERROR, new PyTuple("popitem(): dictionary is empty")));
        }
        run.work(dict.size());
        List<Object> keys = dict.keys();
        boolean last = !Boolean.FALSE.equals(arguments.get(0, "last", true));
        Object key = keys.get(last ? keys.size() - 1 : 0);
        Object value = dict.remove(key);
        return new PyTuple(key, value == null ? None.NONE : value);
    }

    static Object fromKeys(Run run, Arguments arguments) {
        arguments.expectPositional("fromkeys", 1, 2);
        PyDict dict = new PyDict();
        for (Object key : Iteration.list(run, arguments.get(0))) {
            dict.put(run, key, arguments.get(1, "value", None.NONE));
        }
        return dict;
    }

    /** What {@code dict(...)} and {@code update(...)} do with their arguments. */
    public static void fill(Run run, PyDict dict, Arguments arguments) {
        if (arguments.size() > 0) {
            Object from = arguments.get(0);
            if (dict.kind() == PyDict.Kind.COUNTER && !(from instanceof PyDict)) {
                count(run, dict, from);
            } else if (from instanceof PyDict other) {
                run.work(other.size());
                dict.putAll(run, other);
            } else if (from != None.NONE) {
                pairs(run, dict, from);
            }
        }
        for (int i = 0; i < arguments.named(); i++) {
            dict.put(run, arguments.name(i), arguments.namedValue(i));
        }
    }

    private static void count(Run run, PyDict dict, Object from) {
        for (Object item : Iteration.list(run, from)) {
            Object before = dict.get(item);
            dict.put(run, item, Operators.binary(run, "+", before == null ? 0L : before, 1L));
        }
    }

    private static void pairs(Run run, PyDict dict, Object from) {
        int i = 0;
        for (Object pair : new ArrayList<>(Iteration.list(run, from))) {
            List<Object> both = Iteration.list(run, pair);
            if (both.size() != 2) {
                throw PyError.value(
                        "dictionary update sequence element #" + i + " has length " + both.size() + "; 2 is required");
            }
            dict.put(run, both.get(0), both.get(1));
            i++;
        }
    }
}
