package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Floats;
import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.Operators;
import io.jgun.config.python.values.PyBytes;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Text;
import io.jgun.config.python.values.Types;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Built-in functions of numbers. */
final class NumberFunctions {

    private NumberFunctions() {}

    static @Nullable Object call(Run run, String function, Arguments arguments) {
        return switch (function) {
            case "abs" -> abs(arguments.expectPositional(function, 1, 1).get(0));
            case "bin" -> radix(arguments.expectPositional(function, 1, 1).get(0), "0b", 2);
            case "oct" -> radix(arguments.expectPositional(function, 1, 1).get(0), "0o", 8);
            case "hex" -> radix(arguments.expectPositional(function, 1, 1).get(0), "0x", 16);
            case "chr" ->
                chr(Ints.toLong(arguments.expectPositional(function, 1, 1).get(0)));
            case "ord" -> ord(arguments.expectPositional(function, 1, 1).get(0));
            case "divmod" -> {
                arguments.expectPositional(function, 2, 2);
                Object quotient = Operators.binary(run, "//", arguments.get(0), arguments.get(1));
                yield new PyTuple(quotient, Operators.binary(run, "%", arguments.get(0), arguments.get(1)));
            }
            case "pow" -> pow(run, arguments.expect(function, 2, 3));
            case "round" -> round(arguments.expect(function, 1, 2));
            default -> null;
        };
    }

    private static Object abs(Object value) {
        if (value instanceof Double d) {
            return Math.abs(d);
        }
        if (!Ints.isInt(value)) {
            throw PyError.type("bad operand type for abs(): '" + Types.nameOf(value) + "'");
        }
        return Ints.normal(Ints.big(value).abs());
    }

    private static String radix(Object value, String prefix, int radix) {
        if (!Ints.isInt(value)) {
            throw PyError.type("'" + Types.nameOf(value) + "' object cannot be interpreted as an integer");
        }
        BigInteger number = Ints.big(value);
        return (number.signum() < 0 ? "-" : "") + prefix + number.abs().toString(radix);
    }

    private static String chr(long point) {
        if (point < 0 || point > Character.MAX_CODE_POINT) {
            throw PyError.value("chr() arg not in range(0x110000)");
        }
        return Character.toString((int) point);
    }

    private static Object ord(Object value) {
        if (value instanceof String text && Text.length(text) == 1) {
            return (long) text.codePointAt(0);
        }
        if (value instanceof PyBytes bytes && bytes.bytes().length == 1) {
            return bytes.bytes()[0] & 0xffL;
        }
        throw PyError.type("ord() expected a character");
    }

    private static Object pow(Run run, Arguments arguments) {
        if (arguments.size() == 3 && arguments.get(2) != None.NONE) {
            BigInteger modulus = Ints.big(arguments.get(2));
            if (modulus.signum() <= 0 || Ints.big(arguments.get(1)).signum() < 0) {
                throw PyError.value("pow() needs a positive modulus and exponent here");
            }
            run.work(100_000);
            return Ints.normal(Ints.big(arguments.get(0)).modPow(Ints.big(arguments.get(1)), modulus));
        }
        return Operators.binary(run, "**", arguments.get(0), arguments.get(1));
    }

    private static Object round(Arguments arguments) {
        Object value = arguments.get(0);
        Object digits = arguments.get(1, "ndigits", None.NONE);
        if (value instanceof Double d) {
            return digits == None.NONE ? Floats.roundToInt(d) : (Object) Floats.round(d, Ints.toInt(digits));
        }
        if (!Ints.isInt(value)) {
            throw PyError.type("type " + Types.nameOf(value) + " doesn't define __round__ method");
        }
        int places = digits == None.NONE ? 0 : Ints.toInt(digits);
        if (places >= 0) {
            return Ints.normal(Ints.big(value));
        }
        if (places < -3000) {
            return 0L;
        }
        return Ints.normal(new java.math.BigDecimal(Ints.big(value))
                .setScale(places, java.math.RoundingMode.HALF_EVEN)
                .toBigInteger());
    }

    /** {@code int(...)}. */
    static Object toInt(Run run, Arguments arguments) {
        arguments.expect("int", 0, 2);
        if (arguments.size() == 0) {
            return 0L;
        }
        Object value = arguments.get(0);
        Object base = arguments.get(1, "base", None.NONE);
        if (value instanceof Double d && base == None.NONE) {
            return Floats.truncate(d);
        }
        if (Ints.isInt(value) && base == None.NONE) {
            return Ints.normal(Ints.big(value));
        }
        String text = value instanceof PyBytes bytes ? bytes.latin1() : value instanceof String s ? s : null;
        if (text == null) {
            Object converted = ObjectFunctions.special(run, value, "__int__");
            if (converted != null) {
                return converted;
            }
            throw PyError.type("int() argument must be a string, a bytes-like object or a real number, not '"
                    + Types.nameOf(value) + "'");
        }
        return IntText.parse(text, base == None.NONE ? 10 : Ints.toInt(base));
    }

    /** {@code float(...)}. */
    static Object toFloat(Run run, Arguments arguments) {
        arguments.expectPositional("float", 0, 1);
        Object value = arguments.size() == 0 ? (Object) 0L : arguments.get(0);
        if (value instanceof String text) {
            return FloatText.parse(text);
        }
        if (!Ints.isInt(value) && !(value instanceof Double)) {
            Object converted = ObjectFunctions.special(run, value, "__float__");
            if (converted != null) {
                return converted;
            }
            throw PyError.type("float() argument must be a string or a real number, not '" + Types.nameOf(value) + "'");
        }
        return Ints.toDouble(value);
    }
}
