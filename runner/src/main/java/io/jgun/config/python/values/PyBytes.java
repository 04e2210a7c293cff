package io.jgun.config.python.values;

import java.util.Arrays;

/** Immutable bytes; the array is never changed. */
@SuppressWarnings("ArrayRecordComponent")
public record PyBytes(byte[] bytes) implements PyTyped, Comparable<PyBytes> {

    @Override
    public PyType type() {
        return Types.BYTES;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PyBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public int compareTo(PyBytes other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    /** One character for each byte. */
    public String latin1() {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    public static PyBytes ofLatin1(String text) {
        return new PyBytes(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
