package io.jgun.config.python.methods;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.Operators;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyException;
import io.jgun.config.python.values.PySet;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import org.jspecify.annotations.Nullable;

/** Methods of set and frozenset. */
public final class SetMethods {

    static final String[] NAMES = {
        "add",
        "discard",
        "remove",
        "pop",
        "clear",
        "copy",
        "update",
        "union",
        "intersection",
        "difference",
        "symmetric_difference",
        "issubset",
        "issuperset",
        "isdisjoint"
    };

    private SetMethods() {}

    static @Nullable Object call(Run run, PySet set, String name, Arguments arguments) {
        if (set.frozen() && "add discard remove pop clear update".contains(name)) {
            return null;
        }
        switch (name) {
            case "add" -> set.add(run, arguments.expectPositional(name, 1, 1).get(0));
            case "discard" -> set.remove(arguments.expectPositional(name, 1, 1).get(0));
            case "remove" -> {
                if (!set.remove(arguments.expectPositional(name, 1, 1).get(0))) {
                    throw new PyError(new PyException(Types.KEY_ERROR, new PyTuple(arguments.get(0))));
                }
            }
            case "pop" -> {
                return pop(run, set);
            }
            case "clear" -> set.clear();
            case "copy" -> {
                return of(run, set, set.frozen());
            }
            case "update" -> {
                for (Object more : arguments.positionalFrom(0)) {
                    addAll(run, set, more);
                }
            }
            case "union" -> {
                PySet union = of(run, set, set.frozen());
                for (Object more : arguments.positionalFrom(0)) {
                    addAll(run, union, more);
                }
                return union;
            }
            case "intersection" -> {
                return fold(run, "&", set, arguments);
            }
            case "difference" -> {
                return fold(run, "-", set, arguments);
            }
            case "symmetric_difference" -> {
                return fold(run, "^", set, arguments.expectPositional(name, 1, 1));
            }
            case "issubset" -> {
                return of(run, arguments.expectPositional(name, 1, 1).get(0), true)
                        .containsAll(set);
            }
            case "issuperset" -> {
                return set.containsAll(
                        of(run, arguments.expectPositional(name, 1, 1).get(0), true));
            }
            case "isdisjoint" -> {
                PySet common = (PySet) fold(run, "&", set, arguments.expectPositional(name, 1, 1));
                return common.size() == 0;
            }
            default -> {
                return null;
            }
        }
        return None.NONE;
    }

    private static Object pop(Run run, PySet set) {
        run.work(set.size());
        if (set.size() == 0) {
            throw new PyError(new PyException(Types.KEY_ERROR, new PyTuple("pop from an empty set")));
        }
        Object first = set.items().get(0);
        set.remove(first);
        return first;
    }

    private static Object fold(Run run, String op, PySet set, Arguments arguments) {
        Object result = of(run, set, set.frozen());
        for (Object other : arguments.positionalFrom(0)) {
            result = Operators.binary(run, op, result, of(run, other, true));
        }
        return result;
    }

    /** A new set of the values of an iterable. */
    public static PySet of(Run run, Object iterable, boolean frozen) {
        PySet set = new PySet(frozen);
        addAll(run, set, iterable);
        return set;
    }

    private static void addAll(Run run, PySet set, Object iterable) {
        for (Object item : Iteration.list(run, iterable)) {
            set.add(run, item);
        }
    }
}
