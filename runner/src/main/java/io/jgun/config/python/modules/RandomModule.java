package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyBytes;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** {@code random}: its numbers are not Python's, even from the same seed. */
final class RandomModule extends NativeModule {

    private static final String[] FUNCTIONS = {
        "random", "randint", "randrange", "uniform", "choice", "choices", "sample", "shuffle", "seed", "getrandbits"
    };

    private Random random = new Random();

    RandomModule() {
        super("random");
    }

    @Override
    public String[] methods() {
        return FUNCTIONS;
    }

    @Override
    public @Nullable Object call(Run run, String function, Arguments arguments) {
        return switch (function) {
            case "random" -> random.nextDouble();
            case "randint" -> {
                arguments.expect(function, 2, 2);
                yield between(Ints.toLong(arguments.get(0)), Ints.toLong(arguments.get(1)));
            }
            case "randrange" -> {
                arguments.expect(function, 1, 2);
                long first = arguments.size() == 1 ? 0 : Ints.toLong(arguments.get(0));
                yield between(first, Ints.toLong(arguments.get(arguments.size() - 1)) - 1);
            }
            case "uniform" -> {
                arguments.expect(function, 2, 2);
                double low = Ints.toDouble(arguments.get(0));
                yield low + (Ints.toDouble(arguments.get(1)) - low) * random.nextDouble();
            }
            case "getrandbits" -> {
                int bits = Math.max(
                        0,
                        Math.min(63, Ints.toInt(arguments.expect(function, 1, 1).get(0))));
                yield bits == 0 ? 0L : random.nextLong() >>> (64 - bits);
            }
            case "choice" -> {
                List<Object> items = items(run, arguments.expect(function, 1, 1));
                yield items.get(random.nextInt(items.size()));
            }
            case "choices", "sample" -> several(run, function, arguments);
            case "shuffle" -> {
                if (arguments.expect(function, 1, 1).get(0) instanceof PyList list) {
                    run.work(list.items().size());
                    Collections.shuffle(list.items(), random);
                }
                yield None.NONE;
            }
            case "seed" -> {
                random = arguments.size() > 0 ? new Random(arguments.get(0).hashCode()) : new Random();
                yield None.NONE;
            }
            default -> null;
        };
    }

    private long between(long low, long high) {
        if (high < low) {
            throw PyError.value("empty range for randrange()");
        }
        long span = high - low + 1;
        return span <= 0 ? low : low + Math.floorMod(random.nextLong(), span);
    }

    private static List<Object> items(Run run, Arguments arguments) {
        List<Object> items = Iteration.list(run, arguments.get(0));
        if (items.isEmpty()) {
            throw PyError.index("Cannot choose from an empty sequence");
        }
        return items;
    }

    private Object several(Run run, String function, Arguments arguments) {
        List<Object> items = items(run, arguments.expect(function, 1, 2));
        int count = Ints.toInt(arguments.get(1, "k", 1L));
        boolean sample = function.equals("sample");
        if (count < 0 || (sample && count > items.size())) {
            throw PyError.value("Sample larger than population or is negative");
        }
        run.allocate(count * 16L);
        List<Object> pool = new ArrayList<>(items);
        PyList chosen = new PyList();
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(pool.size());
            chosen.add(run, sample ? pool.remove(at) : pool.get(at));
        }
        return chosen;
    }

    static PyBytes bytes(Run run, int size) {
        if (size < 0) {
            throw PyError.value("negative argument not allowed");
        }
        run.allocate(size);
        byte[] bytes = new byte[size];
        new java.security.SecureRandom().nextBytes(bytes);
        return new PyBytes(bytes);
    }
}
