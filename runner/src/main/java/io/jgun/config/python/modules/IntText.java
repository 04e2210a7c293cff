package io.jgun.config.python.modules;

import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.PyError;
import java.math.BigInteger;

/** {@code int("...")}. */
final class IntText {

    private static final int MOST_DIGITS = 2000;

    private IntText() {}

    static Object parse(String text, int base) {
        if (base != 0 && (base < 2 || base > 36)) {
            throw PyError.value("int() base must be >= 2 and <= 36, or 0");
        }
        String body = text.strip();
        boolean negative = body.startsWith("-");
        if (negative || body.startsWith("+")) {
            body = body.substring(1);
        }
        int radix = base;
        int prefixed = body.length() > 2 && body.charAt(0) == '0' ? radixOf(body.charAt(1)) : 0;
        if (prefixed != 0 && (base == 0 || base == prefixed)) {
            radix = prefixed;
            body = body.substring(body.charAt(2) == '_' ? 3 : 2);
        } else if (base == 0) {
            radix = 10;
        }
        if (body.length() > MOST_DIGITS) {
            throw PyError.limit("integer too large (over " + MOST_DIGITS + " digits)");
        }
        boolean valid = !body.isEmpty() && !body.startsWith("_") && !body.endsWith("_") && !body.contains("__");
        for (int i = 0; i < body.length() && valid; i++) {
            valid = body.charAt(i) == '_' || Character.digit(body.charAt(i), radix) >= 0;
        }
        if (!valid) {
            String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
            StringBuilder quoted = new StringBuilder();
            io.jgun.config.python.values.Repr.quote(quoted, shown, false);
            throw PyError.value("invalid literal for int() with base " + base + ": " + quoted);
        }
        BigInteger value = new BigInteger(body.replace("_", ""), radix);
        return Ints.normal(negative ? value.negate() : value);
    }

    private static int radixOf(char c) {
        return switch (c) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }
}
