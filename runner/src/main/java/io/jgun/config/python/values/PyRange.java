package io.jgun.config.python.values;

/** {@code range(start, stop, step)}: no list is built. */
public record PyRange(long start, long stop, long step) implements PyTyped {

    @Override
    public PyType type() {
        return Types.RANGE;
    }

    /** Number of values, at most {@code Long.MAX_VALUE}. */
    public long size() {
        if (step > 0 ? start >= stop : start <= stop) {
            return 0;
        }
        java.math.BigInteger span = java.math.BigInteger.valueOf(stop).subtract(java.math.BigInteger.valueOf(start));
        java.math.BigInteger stride = java.math.BigInteger.valueOf(step);
        java.math.BigInteger one = java.math.BigInteger.valueOf(step > 0 ? 1 : -1);
        java.math.BigInteger size = span.subtract(one).divide(stride).add(java.math.BigInteger.ONE);
        return size.bitLength() > 63 ? Long.MAX_VALUE : size.longValue();
    }

    public long get(long i) {
        return start + i * step;
    }

    public boolean contains(long value) {
        boolean inside = step > 0 ? value >= start && value < stop : value <= start && value > stop;
        return inside && (value - start) % step == 0;
    }
}
