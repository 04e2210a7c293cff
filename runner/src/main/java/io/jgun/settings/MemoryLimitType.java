package io.jgun.settings;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bytes as the JVM's own options take them, {@code 512M}, or a share, {@code 80%}; 0 for none. */
final class MemoryLimitType extends ValueType<MemoryLimit> {

    private static final String WRITTEN = "([0-9]+)([kKmMgG%]?)";
    private static final String SUFFIXES = "kmg";

    /** Less is a forgotten suffix, not a limit that an application could keep. */
    private static final long LEAST = 1 << 20;

    @Override
    public String description() {
        return "bytes, as 512M or 2G, or a share, as 80%";
    }

    @Override
    public MemoryLimit fromText(String text) {
        Matcher matcher = Pattern.compile(WRITTEN).matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "must be bytes, as 512M or 2G, or a share, as 80%, not " + Shown.quoted(text));
        }
        BigInteger number = new BigInteger(matcher.group(1));
        String suffix = matcher.group(2).toLowerCase(Locale.ROOT);
        if (suffix.equals("%")) {
            if (number.signum() == 0 || number.compareTo(BigInteger.valueOf(100)) > 0) {
                throw new IllegalArgumentException("must be a share of 1% to 100%, not " + Shown.quoted(text));
            }
            return new MemoryLimit(0, number.intValue());
        }
        BigInteger bytes = number.shiftLeft(suffix.isEmpty() ? 0 : 10 * (1 + SUFFIXES.indexOf(suffix)));
        if (bytes.bitLength() > 62) {
            throw new IllegalArgumentException("must be an amount that a machine can have, not " + Shown.quoted(text));
        }
        if (bytes.signum() > 0 && bytes.longValue() < LEAST) {
            throw new IllegalArgumentException(
                    "must be 1M or more, not " + Shown.quoted(text) + "; is a suffix k, M or G missing?");
        }
        return new MemoryLimit(bytes.longValue(), 0);
    }

    @Override
    public MemoryLimit fromValue(@Nullable Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof BigInteger) {
            return fromText(value.toString());
        }
        if (value instanceof String text) {
            return fromText(text);
        }
        throw new IllegalArgumentException("must be bytes, as 512M or 2G, or a share, as 80%, not " + Shown.of(value));
    }

    @Override
    public String show(MemoryLimit value) {
        if (value.percent() > 0) {
            return "'" + value.percent() + "%'";
        }
        for (int power = SUFFIXES.length(); power > 0; power--) {
            long unit = 1L << (10 * power);
            if (value.bytes() > 0 && value.bytes() % unit == 0) {
                return "'" + value.bytes() / unit + Character.toUpperCase(SUFFIXES.charAt(power - 1)) + "'";
            }
        }
        return Long.toString(value.bytes());
    }
}
