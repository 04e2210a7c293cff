package io.jgun.config.python.modules;

import io.jgun.config.python.values.PyError;
import java.util.Locale;

/** {@code float("...")}. */
final class FloatText {

    private FloatText() {}

    static Object parse(String text) {
        String body = text.strip().toLowerCase(Locale.ROOT);
        String unsigned = body.startsWith("-") || body.startsWith("+") ? body.substring(1) : body;
        double sign = body.startsWith("-") ? -1 : 1;
        if (unsigned.equals("inf") || unsigned.equals("infinity")) {
            return sign * Double.POSITIVE_INFINITY;
        }
        if (unsigned.equals("nan")) {
            return Double.NaN;
        }
        boolean valid = !unsigned.isEmpty() && unsigned.length() < 1000;
        for (int i = 0; i < unsigned.length() && valid; i++) {
            char c = unsigned.charAt(i);
            valid = (c >= '0' && c <= '9') || c == '.' || c == 'e' || c == '+' || c == '-' || c == '_';
        }
        try {
            if (valid && !unsigned.startsWith("_") && !unsigned.endsWith("_")) {
                return sign * Double.parseDouble(unsigned.replace("_", ""));
            }
        } catch (NumberFormatException e) {
            // said below
        }
        StringBuilder quoted = new StringBuilder();
        String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        io.jgun.config.python.values.Repr.quote(quoted, shown, false);
        throw PyError.value("could not convert string to float: " + quoted);
    }
}
