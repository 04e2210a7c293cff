package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Comparisons;
import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.Operators;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyException;
import io.jgun.config.python.values.PyIterator;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Built-in functions that give iterators. */
final class IteratorFunctions {

    private IteratorFunctions() {}

    static @Nullable Object call(Run run, String function, Arguments arguments) {
        return switch (function) {
            case "iter" ->
                Iteration.of(run, arguments.expectPositional(function, 1, 1).get(0));
            case "next" -> next(run, arguments.expectPositional(function, 1, 2));
            case "enumerate" ->
                new Enumerate(
                        Iteration.of(run, arguments.expect(function, 1, 2).get(0)), arguments.get(1, "start", 0L));
            case "reversed" ->
                reversed(run, arguments.expectPositional(function, 1, 1).get(0));
            case "zip" -> new Zip(iterators(run, arguments, 0), Comparisons.truth(run, strict(arguments)));
            case "map" -> new Map(arguments.expectPositional(function, 2, 100).get(0), iterators(run, arguments, 1));
            case "filter" ->
                new Filter(arguments.expectPositional(function, 2, 2).get(0), Iteration.of(run, arguments.get(1)));
            default -> null;
        };
    }

    private static Object strict(Arguments arguments) {
        Object strict = arguments.named("strict");
        return strict == null ? false : strict;
    }

    private static List<PyIterator> iterators(Run run, Arguments arguments, int from) {
        List<PyIterator> iterators = new ArrayList<>();
        for (int i = from; i < arguments.size(); i++) {
            iterators.add(Iteration.of(run, arguments.get(i)));
        }
        return iterators;
    }

    private static Object next(Run run, Arguments arguments) {
        if (!(arguments.get(0) instanceof PyIterator iterator)) {
            Object value = ObjectFunctions.special(run, arguments.get(0), "__next__");
            if (value == null) {
                throw PyError.type("'" + Types.nameOf(arguments.get(0)) + "' object is not an iterator");
            }
            return value;
        }
        Object value = iterator.next(run);
        if (value != null) {
            return value;
        }
        if (arguments.size() > 1) {
            return arguments.get(1);
        }
        throw new PyError(new PyException(Types.STOP_ITERATION, PyTuple.EMPTY));
    }

    private static Object reversed(Run run, Object value) {
        if (value instanceof io.jgun.config.python.values.PySet || value instanceof PyIterator) {
            throw PyError.type("'" + Types.nameOf(value) + "' object is not reversible");
        }
        List<Object> items = Iteration.list(run, value);
        Collections.reverse(items);
        return Iteration.of(run, new PyList(items));
    }

    private static final class Enumerate extends PyIterator {
        private final PyIterator items;
        private Object number;

        Enumerate(PyIterator items, Object start) {
            this.items = items;
            this.number = start;
        }

        @Override
        public @Nullable Object next(Run run) {
            Object item = items.next(run);
            if (item == null) {
                return null;
            }
            PyTuple pair = new PyTuple(number, item);
            number = Operators.binary(run, "+", number, 1L);
            return pair;
        }
    }

    private static final class Zip extends PyIterator {
        private final List<PyIterator> iterators;
        private final boolean strict;

        Zip(List<PyIterator> iterators, boolean strict) {
            this.iterators = iterators;
            this.strict = strict;
        }

        @Override
        public @Nullable Object next(Run run) {
            Object[] items = new Object[iterators.size()];
            for (int i = 0; i < items.length; i++) {
                Object item = iterators.get(i).next(run);
                if (item == null) {
                    if (strict && i > 0) {
                        throw PyError.value("zip() argument " + (i + 1) + " is shorter than argument " + i);
                    }
                    return null;
                }
                items[i] = item;
            }
            return items.length == 0 ? null : new PyTuple(items);
        }
    }

    private static final class Map extends PyIterator {
        private final Object function;
        private final List<PyIterator> iterators;

        Map(Object function, List<PyIterator> iterators) {
            this.function = function;
            this.iterators = iterators;
        }

        @Override
        public @Nullable Object next(Run run) {
            Object[] items = new Object[iterators.size()];
            for (int i = 0; i < items.length; i++) {
                Object item = iterators.get(i).next(run);
                if (item == null) {
                    return null;
                }
                items[i] = item;
            }
            return run.call(function, items);
        }
    }

    private static final class Filter extends PyIterator {
        private final Object function;
        private final PyIterator items;

        Filter(Object function, PyIterator items) {
            this.function = function;
            this.items = items;
        }

        @Override
        public @Nullable Object next(Run run) {
            for (Object item = items.next(run); item != null; item = items.next(run)) {
                run.step();
                if (Comparisons.truth(run, function == None.NONE ? item : run.call(function, item))) {
                    return item;
                }
            }
            return null;
        }
    }
}
