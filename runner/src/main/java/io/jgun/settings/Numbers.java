package io.jgun.settings;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whole numbers, seconds and file modes. */
final class Numbers {

    /** 0 or more. */
    static final ValueType<Integer> COUNT = new Whole(0);

    /** 1 or more. */
    static final ValueType<Integer> POSITIVE = new Whole(1);

    static final ValueType<Duration> SECONDS = new Seconds();

    /** Permission bits; text with a leading zero is octal, as {@code 0o27}, {@code 027}. */
    static final ValueType<Integer> MODE = new Mode();

    private Numbers() {}

    private static class Whole extends ValueType<Integer> {
        private final int least;

        Whole(int least) {
            this.least = least;
        }

        @Override
        public String description() {
            return "int";
        }

        @Override
        public boolean expression() {
            return true;
        }

        @Override
        public Integer fromText(String text) {
            return checked(parse(text), text);
        }

        @Override
        public Integer fromValue(@Nullable Object value) {
            if (value instanceof Boolean flag) { // as in Python, where booleans are numbers
                return checked(BigInteger.valueOf(flag ? 1 : 0), value);
            }
            if (value instanceof Long || value instanceof Integer || value instanceof BigInteger) {
                return checked(new BigInteger(value.toString()), value);
            }
            if (value instanceof Double) {
                throw new IllegalArgumentException(
                        "must be a whole number, not " + value + "; divide with // or convert with int()");
            }
            if (value instanceof String text) {
                return fromText(text);
            }
            throw new IllegalArgumentException("must be a whole number, not " + Shown.of(value));
        }

        BigInteger parse(String text) {
            String digits = text.strip().replace("_", "");
            try {
                return integer(digits);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("must be a whole number, not " + Shown.quoted(text), e);
            }
        }

        private int checked(BigInteger number, Object written) {
            if (number.compareTo(BigInteger.valueOf(least)) < 0) {
                throw new IllegalArgumentException("must be " + least + " or more, not " + written);
            }
            if (number.bitLength() > 31) {
                throw new IllegalArgumentException("must be at most " + Integer.MAX_VALUE + ", not " + written);
            }
            return number.intValue();
        }
    }

    private static final class Mode extends Whole {
        Mode() {
            super(0);
        }

        @Override
        public String description() {
            return "int, octal with a leading 0";
        }

        @Override
        BigInteger parse(String text) {
            String digits = text.strip();
            if (digits.length() > 1 && digits.charAt(0) == '0' && Character.isDigit(digits.charAt(1))) {
                try {
                    return new BigInteger(digits, 8);
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException("must be an octal number, not " + Shown.quoted(text), e);
                }
            }
            return super.parse(text);
        }

        @Override
        public String show(Integer value) {
            return value == 0 ? "0" : "0o" + Integer.toOctalString(value);
        }
    }

    private static final class Seconds extends ValueType<Duration> {
        @Override
        public String description() {
            return "int, seconds";
        }

        @Override
        public boolean expression() {
            return true;
        }

        @Override
        public Duration fromText(String text) {
            return Duration.ofSeconds(COUNT.fromText(text));
        }

        @Override
        public Duration fromValue(@Nullable Object value) {
            return Duration.ofSeconds(COUNT.fromValue(value));
        }
    }

    /** As Python's {@code int(text, 0)}: {@code 10}, {@code 0x1f}, {@code 0o27}, {@code 0b11}. */
    private static BigInteger integer(String text) {
        String digits = text.toLowerCase(Locale.ROOT);
        int radix = 10;
        if (digits.startsWith("0x")) {
            radix = 16;
        } else if (digits.startsWith("0o")) {
            radix = 8;
        } else if (digits.startsWith("0b")) {
            radix = 2;
        }
        String rest = radix == 10 ? digits : digits.substring(2);
        if (radix != 10 && (rest.startsWith("-") || rest.startsWith("+"))) {
            throw new NumberFormatException(text);
        }
        return new BigInteger(rest, radix);
    }
}
