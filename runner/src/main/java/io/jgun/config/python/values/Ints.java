package io.jgun.config.python.values;

import java.math.BigInteger;

/** Integers: a Long where it fits, else a BigInteger of bounded size. */
public final class Ints {

    private static final int MOST_BITS = 8192;

    private Ints() {}

    public static Object normal(BigInteger value) {
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    /** As {@link #normal}, counting its size. */
    static Object checked(Run run, BigInteger value) {
        if (value.bitLength() > MOST_BITS) {
            throw tooLarge();
        }
        run.work(value.bitLength() >> 4);
        return normal(value);
    }

    static PyError tooLarge() {
        return PyError.limit("integer too large (over " + MOST_BITS + " bits)");
    }

    public static boolean isInt(Object value) {
        return value instanceof Long || value instanceof Boolean || value instanceof BigInteger;
    }

    /** Any int as BigInteger. */
    public static BigInteger big(Object value) {
        if (value instanceof BigInteger big) {
            return big;
        }
        return BigInteger.valueOf(small(value));
    }

    /** A Long or Boolean. */
    static long small(Object value) {
        return value instanceof Boolean b ? (b ? 1 : 0) : (Long) value;
    }

    /** An int that must fit a Java long, as the argument of a function. */
    public static long toLong(Object value) {
        if (value instanceof BigInteger) {
            throw PyError.of(Types.OVERFLOW, "Python int too large to convert to C long");
        }
        if (!isInt(value)) {
            throw PyError.type("'" + Types.nameOf(value) + "' object cannot be interpreted as an integer");
        }
        return small(value);
    }

    /** As {@link #toLong}, bounded to the range of a Java int. */
    public static int toInt(Object value) {
        if (value instanceof BigInteger big) {
            return big.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        }
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, toLong(value)));
    }

    /** Any number as a double. */
    public static double toDouble(Object value) {
        if (value instanceof Double d) {
            return d;
        }
        if (!isInt(value)) {
            throw PyError.type("must be real number, not " + Types.nameOf(value));
        }
        double d = value instanceof BigInteger big ? big.doubleValue() : small(value);
        if (Double.isInfinite(d)) {
            throw PyError.of(Types.OVERFLOW, "int too large to convert to float");
        }
        return d;
    }

    static Object shiftLeft(Run run, Object a, Object b) {
        int by = toInt(b);
        if (by < 0) {
            throw PyError.value("negative shift count");
        }
        BigInteger value = big(a);
        if (value.signum() == 0) {
            return 0L;
        }
        if (by > MOST_BITS) {
            throw tooLarge();
        }
        return checked(run, value.shiftLeft(by));
    }

    static Object shiftRight(Object a, Object b) {
        int by = toInt(b);
        if (by < 0) {
            throw PyError.value("negative shift count");
        }
        return normal(big(a).shiftRight(by));
    }

    static Object power(Run run, Object a, Object b) {
        BigInteger base = big(a);
        BigInteger exponent = big(b);
        if (exponent.signum() < 0) {
            return Floats.power(toDouble(a), toDouble(b));
        }
        if (base.bitLength() <= 1 && base.abs().compareTo(BigInteger.ONE) <= 0) {
            boolean odd = exponent.testBit(0);
            return (base.signum() < 0 && !odd) || exponent.signum() == 0 ? 1L : base.longValue();
        }
        if (exponent.bitLength() > 14 || (long) (base.bitLength() - 1) * exponent.intValue() > MOST_BITS) {
            throw tooLarge();
        }
        run.work(64);
        return checked(run, base.pow(exponent.intValue()));
    }

    static Object floorDivide(Object a, Object b) {
        if (!(a instanceof BigInteger) && !(b instanceof BigInteger)) {
            long divisor = small(b);
            if (divisor == 0) {
                throw Floats.zeroDivision("integer division or modulo by zero");
            }
            if (divisor != -1) {
                return Math.floorDiv(small(a), divisor);
            }
        }
        return normal(divideAndModulo(a, b)[0]);
    }

    static Object modulo(Object a, Object b) {
        if (!(a instanceof BigInteger) && !(b instanceof BigInteger)) {
            long divisor = small(b);
            if (divisor == 0) {
                throw Floats.zeroDivision("integer modulo by zero");
            }
            return Math.floorMod(small(a), divisor);
        }
        return normal(divideAndModulo(a, b)[1]);
    }

    private static BigInteger[] divideAndModulo(Object a, Object b) {
        BigInteger divisor = big(b);
        if (divisor.signum() == 0) {
            throw Floats.zeroDivision("integer division or modulo by zero");
        }
        BigInteger[] result = big(a).divideAndRemainder(divisor);
        if (result[1].signum() != 0 && result[1].signum() != divisor.signum()) {
            result[0] = result[0].subtract(BigInteger.ONE);
            result[1] = result[1].add(divisor);
        }
        return result;
    }
}
