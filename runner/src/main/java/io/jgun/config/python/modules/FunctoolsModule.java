package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.PyCallable;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code functools}: caches keep nothing here. */
final class FunctoolsModule extends NativeModule {

    private static final String[] FUNCTIONS = {"partial", "reduce", "wraps", "lru_cache", "cache"};

    FunctoolsModule() {
        super("functools");
    }

    @Override
    public String[] methods() {
        return FUNCTIONS;
    }

    @Override
    public @Nullable Object call(Run run, String function, Arguments arguments) {
        return switch (function) {
            case "partial" -> new Partial(arguments.expect(function, 1, 1000).get(0), arguments.rest());
            case "reduce" -> {
                List<Object> items = Iteration.list(
                        run, arguments.expectPositional(function, 2, 3).get(1));
                if (arguments.size() > 2) {
                    items.add(0, arguments.get(2));
                }
                if (items.isEmpty()) {
                    throw PyError.type("reduce() of empty iterable with no initial value");
                }
                Object result = items.get(0);
                for (Object item : items.subList(1, items.size())) {
                    result = run.call(arguments.get(0), result, item);
                }
                yield result;
            }
            case "wraps" -> new Same();
            case "lru_cache", "cache" -> {
                boolean function0 =
                        arguments.size() == 1 && run.world().dispatch().callable(arguments.get(0));
                yield function0 ? arguments.get(0) : new Same();
            }
            default -> null;
        };
    }

    /** A decorator that changes nothing. */
    private record Same() implements PyCallable {
        @Override
        public PyType type() {
            return Types.BUILTIN_FUNCTION;
        }

        @Override
        public Object call(Run run, Arguments arguments) {
            return arguments.expectPositional("decorator", 1, 1).get(0);
        }
    }

    private record Partial(Object function, Arguments given) implements PyCallable {
        @Override
        public PyType type() {
            return Types.FUNCTION;
        }

        @Override
        public Object call(Run run, Arguments arguments) {
            run.enter();
            try {
                List<Object> values = new ArrayList<>(Arrays.asList(given.positionalFrom(0)));
                values.addAll(Arrays.asList(arguments.positionalFrom(0)));
                List<String> names = new ArrayList<>();
                addNamed(given, arguments, values, names);
                addNamed(arguments, Arguments.NONE, values, names);
                return run.world()
                        .dispatch()
                        .call(run, function, new Arguments(values.toArray(), names.toArray(new String[0])));
            } finally {
                run.leave();
            }
        }

        private static void addNamed(Arguments from, Arguments over, List<Object> values, List<String> names) {
            for (int i = 0; i < from.named(); i++) {
                if (over.named(from.name(i)) == null) {
                    names.add(from.name(i));
                    values.add(from.namedValue(i));
                }
            }
        }
    }
}
