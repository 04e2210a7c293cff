package io.jgun.config.python.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Floats: arithmetic where Python's differs from Java's, and their text. */
public final class Floats {

    private Floats() {}

    static PyError zeroDivision(String message) {
        return PyError.of(Types.ZERO_DIVISION, message);
    }

    static Object power(double a, double b) {
        if (a == 0 && b < 0) {
            throw zeroDivision("0.0 cannot be raised to a negative power");
        }
        if (a < 0 && b != Math.rint(b)) {
            throw PyError.unsupported("complex numbers are not supported by jgun's reader");
        }
        double result = a == 1 ? 1 : Math.pow(a, b);
        if (Double.isInfinite(result) && !Double.isInfinite(a) && !Double.isInfinite(b)) {
            throw PyError.of(Types.OVERFLOW, "(34, 'Numerical result out of range')");
        }
        return result;
    }

    static double floorDivide(double a, double b) {
        if (b == 0) {
            throw zeroDivision("float floor division by zero");
        }
        return Math.floor(a / b);
    }

    static double modulo(double a, double b) {
        if (b == 0) {
            throw zeroDivision("float modulo");
        }
        double result = a % b;
        return result != 0 && (result < 0) != (b < 0) ? result + b : result;
    }

    static double divide(Object a, Object b) {
        double divisor = Ints.toDouble(b);
        if (divisor == 0) {
            throw zeroDivision(
                    a instanceof Double || b instanceof Double ? "float division by zero" : "division by zero");
        }
        return Ints.toDouble(a) / divisor;
    }

    /** The shortest text that reads back as the same float. */
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            long whole = (long) value;
            String sign = whole == 0 && 1 / value < 0 ? "-" : "";
            return sign.concat(Long.toString(whole)).concat(".0");
        }
        BigDecimal shortest = shortest(value).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = shortest.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String digits = shortest.unscaledValue().abs().toString();
        StringBuilder out = new StringBuilder(value < 0 ? "-" : "");
        out.append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        out.append('e').append(exponent < 0 ? '-' : '+');
        return out.append(Math.abs(exponent) < 10 ? "0" : "")
                .append(Math.abs(exponent))
                .toString();
    }

    /** Double.toString of JDK 17 may give a digit too many: tries with fewer. */
    private static BigDecimal shortest(double value) {
        BigDecimal printed = new BigDecimal(Double.toString(value));
        BigDecimal exact = new BigDecimal(value);
        for (int digits = Math.max(1, printed.precision() - 1); digits < printed.precision(); digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
        return printed;
    }

    /** {@code round(value, digits)}, halves to even. */
    public static double round(double value, int digits) {
        if (Double.isNaN(value) || Double.isInfinite(value) || digits > 300) {
            return value;
        }
        if (digits < -310) {
            return 0 * value;
        }
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
    }

    /** {@code int(value)}: towards zero. */
    public static Object truncate(double value) {
        checkFinite(value);
        return Math.abs(value) < 9e18 ? (Object) (long) value : Ints.normal(new BigDecimal(value).toBigInteger());
    }

    /** {@code round(value)}: an int, halves to even. */
    public static Object roundToInt(double value) {
        checkFinite(value);
        BigInteger whole =
                new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
        return Ints.normal(whole);
    }

    public static void checkFinite(double value) {
        if (Double.isNaN(value)) {
            throw PyError.value("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(value)) {
            throw PyError.of(Types.OVERFLOW, "cannot convert float infinity to integer");
        }
    }
}
