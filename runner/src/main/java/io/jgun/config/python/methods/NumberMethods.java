package io.jgun.config.python.methods;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Ints;
import org.jspecify.annotations.Nullable;

/** Methods of int, bool and float. */
final class NumberMethods {

    private static final String[] INT_NAMES = {"bit_length", "bit_count", "conjugate"};
    private static final String[] FLOAT_NAMES = {"is_integer", "conjugate"};

    private NumberMethods() {}

    static String[] names(Object target) {
        return target instanceof Double ? FLOAT_NAMES : INT_NAMES;
    }

    static @Nullable Object call(Object target, String name, Arguments arguments) {
        if (target instanceof Double d) {
            return switch (name) {
                case "is_integer" -> {
                    arguments.expectPositional(name, 0, 0);
                    yield d == Math.rint(d) && !Double.isInfinite(d);
                }
                case "conjugate" -> d;
                default -> null;
            };
        }
        if (Ints.isInt(target)) {
            return switch (name) {
                case "bit_length" -> (long) Ints.big(target).abs().bitLength();
                case "bit_count" -> (long) Ints.big(target).abs().bitCount();
                case "conjugate" -> Ints.normal(Ints.big(target));
                default -> null;
            };
        }
        return null;
    }
}
