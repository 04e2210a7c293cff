package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.Operators;
import io.jgun.config.python.values.PyIterator;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.Run;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code itertools}: what config files use of it. */
final class ItertoolsModule extends NativeModule {

    private static final String[] FUNCTIONS = {"chain", "count", "islice", "product", "repeat"};

    ItertoolsModule() {
        super("itertools");
    }

    @Override
    public String[] methods() {
        return FUNCTIONS;
    }

    @Override
    public @Nullable Object call(Run run, String function, Arguments arguments) {
        return switch (function) {
            case "chain" -> {
                PyList all = new PyList();
                for (Object part : arguments.positionalFrom(0)) {
                    all.items().addAll(Iteration.list(run, part));
                }
                yield Iteration.of(run, all);
            }
            case "count" -> new Count(arguments.get(0, "start", 0L), arguments.get(1, "step", 1L));
            case "islice" -> slice(run, arguments.expectPositional(function, 2, 3));
            case "product" -> product(run, arguments);
            case "repeat" -> {
                long times = Ints.toLong(arguments.expect(function, 2, 2).get(1));
                PyList all = new PyList();
                for (long i = 0; i < times; i++) {
                    run.step();
                    all.add(run, arguments.get(0));
                }
                yield Iteration.of(run, all);
            }
            default -> null;
        };
    }

    private static Object slice(Run run, Arguments arguments) {
        PyIterator items = Iteration.of(run, arguments.get(0));
        boolean both = arguments.size() > 2;
        long start = both ? Ints.toLong(arguments.get(1)) : 0;
        Object last = arguments.get(both ? 2 : 1);
        long stop = last == None.NONE ? Long.MAX_VALUE : Ints.toLong(last);
        PyList chosen = new PyList();
        for (long i = 0; i < stop; i++) {
            run.step();
            Object item = items.next(run);
            if (item == null) {
                break;
            }
            if (i >= start) {
                chosen.add(run, item);
            }
        }
        return Iteration.of(run, chosen);
    }

    private static Object product(Run run, Arguments arguments) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(new ArrayList<>());
        for (Object pool : arguments.positionalFrom(0)) {
            List<Object> items = Iteration.list(run, pool);
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> row : rows) {
                for (Object item : items) {
                    run.allocate(64L + row.size() * 8L);
                    run.step();
                    List<Object> extended = new ArrayList<>(row);
                    extended.add(item);
                    longer.add(extended);
                }
            }
            rows = longer;
        }
        PyList all = new PyList();
        for (List<Object> row : rows) {
            all.add(run, PyTuple.of(row));
        }
        return Iteration.of(run, all);
    }

    private static final class Count extends PyIterator {
        private Object next;
        private final Object step;

        Count(Object start, Object step) {
            this.next = start;
            this.step = step;
        }

        @Override
        public Object next(Run run) {
            run.step();
            Object value = next;
            next = Operators.binary(run, "+", next, step);
            return value;
        }
    }
}
