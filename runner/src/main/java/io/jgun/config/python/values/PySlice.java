package io.jgun.config.python.values;

import java.math.BigInteger;

/** {@code start:stop:step}, each None or an int. */
public record PySlice(Object start, Object stop, Object step) implements PyTyped {

    @Override
    public PyType type() {
        return Types.SLICE;
    }

    /** The indices that it means in a sequence: first, number, stride. */
    public record Indices(int first, int count, int stride) {

        public int get(int i) {
            return first + i * stride;
        }
    }

    public Indices of(int length) {
        int stride = step == None.NONE ? 1 : clamp(step);
        if (stride == 0) {
            throw PyError.value("slice step cannot be zero");
        }
        int low = stride > 0 ? 0 : -1;
        int high = stride > 0 ? length : length - 1;
        int from = start == None.NONE ? (stride > 0 ? low : high) : within(clamp(start), length, low, high);
        int to = stop == None.NONE ? (stride > 0 ? high : low) : within(clamp(stop), length, low, high);
        int count = 0;
        if (stride > 0 && to > from) {
            count = (to - from - 1) / stride + 1;
        } else if (stride < 0 && from > to) {
            count = (from - to - 1) / -stride + 1;
        }
        return new Indices(from, count, stride);
    }

    private static int within(int index, int length, int low, int high) {
        int i = index < 0 ? index + length : index;
        return Math.max(low, Math.min(i, high));
    }

    private static int clamp(Object value) {
        int most = 1 << 30;
        if (value instanceof BigInteger big) {
            return big.signum() * most;
        }
        if (value instanceof Boolean b) {
            return b ? 1 : 0;
        }
        if (value instanceof Long n) {
            return (int) Math.max(-most, Math.min(most, n));
        }
        throw PyError.type("slice indices must be integers or None or have an __index__ method");
    }
}
