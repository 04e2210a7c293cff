package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Floats;
import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Run;
import org.jspecify.annotations.Nullable;

/** {@code math}. */
final class MathModule extends NativeModule {

    private static final String[] FUNCTIONS = {
        "ceil",
        "floor",
        "trunc",
        "sqrt",
        "log",
        "log2",
        "log10",
        "exp",
        "pow",
        "fabs",
        "isnan",
        "isinf",
        "isfinite",
        "gcd",
        "sin",
        "cos",
        "tan",
        "hypot",
        "isqrt",
        "fmod"
    };

    MathModule() {
        super("math");
    }

    @Override
    public @Nullable Object constant(Run run, String name) {
        return switch (name) {
            case "pi" -> Math.PI;
            case "e" -> Math.E;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> null;
        };
    }

    @Override
    public String[] methods() {
        return FUNCTIONS;
    }

    @Override
    public @Nullable Object call(Run run, String function, Arguments arguments) {
        if (!hasMethod(function)) {
            return null;
        }
        arguments.expectPositional(function, 1, 2);
        Object value = arguments.get(0);
        if (function.equals("gcd") || function.equals("isqrt")) {
            return integers(function, arguments);
        }
        double x = Ints.toDouble(value);
        return switch (function) {
            case "ceil" -> Ints.isInt(value) ? Ints.normal(Ints.big(value)) : Floats.truncate(Math.ceil(x));
            case "floor" -> Ints.isInt(value) ? Ints.normal(Ints.big(value)) : Floats.truncate(Math.floor(x));
            case "trunc" -> Ints.isInt(value) ? Ints.normal(Ints.big(value)) : Floats.truncate(x);
            case "sqrt" -> Math.sqrt(domain(x, x >= 0));
            case "log" ->
                arguments.size() > 1
                        ? Math.log(domain(x, x > 0)) / Math.log(Ints.toDouble(arguments.get(1)))
                        : Math.log(domain(x, x > 0));
            case "log2" -> Math.log(domain(x, x > 0)) / Math.log(2);
            case "log10" -> Math.log10(domain(x, x > 0));
            case "exp" -> Math.exp(x);
            case "fabs" -> Math.abs(x);
            case "isnan" -> Double.isNaN(x);
            case "isinf" -> Double.isInfinite(x);
            case "isfinite" -> Double.isFinite(x);
            case "sin" -> Math.sin(x);
            case "cos" -> Math.cos(x);
            case "tan" -> Math.tan(x);
            case "pow" -> Math.pow(x, second(arguments));
            case "hypot" -> Math.hypot(x, second(arguments));
            default -> x % second(arguments);
        };
    }

    private static double second(Arguments arguments) {
        return Ints.toDouble(arguments.expectPositional("this function", 2, 2).get(1));
    }

    private static Object integers(String function, Arguments arguments) {
        Ints.toInt(arguments.get(0));
        if (function.equals("isqrt")) {
            if (Ints.big(arguments.get(0)).signum() < 0) {
                throw PyError.value("isqrt() argument must be nonnegative");
            }
            return Ints.normal(Ints.big(arguments.get(0)).sqrt());
        }
        Object other = arguments.size() > 1 ? arguments.get(1) : 0L;
        Ints.toInt(other);
        return Ints.normal(Ints.big(arguments.get(0)).gcd(Ints.big(other)));
    }

    private static double domain(double x, boolean valid) {
        if (!valid && !Double.isNaN(x)) {
            throw PyError.value("math domain error");
        }
        return x;
    }
}
