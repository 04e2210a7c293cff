package io.jgun.config.python.values;

import java.math.BigInteger;

/** Java keys for Python's: {@code 1}, {@code 1.0} and {@code True} are the same key. */
final class Keys {

    private Keys() {}

    /**
     * What stands for a value in a Java map.
     *
     * @throws PyError if it is not hashable
     */
    static Object of(Object value) {
        if (value instanceof String || value instanceof Long) {
            return value;
        }
        if (value instanceof Boolean b) {
            return b ? 1L : 0L;
        }
        if (value instanceof Double d) {
            long whole = (long) (double) d;
            return whole == d && whole != Long.MAX_VALUE ? (Object) whole : d;
        }
        if (value instanceof PyList
                || value instanceof PyDict
                || value instanceof DictView
                || (value instanceof PySet set && !set.frozen())) {
            throw PyError.type("unhashable type: '" + Types.nameOf(value) + "'");
        }
        if (value instanceof PyTuple tuple) {
            for (Object item : tuple.asList()) {
                of(item);
            }
        }
        return value instanceof BigInteger big ? Ints.normal(big) : value;
    }
}
