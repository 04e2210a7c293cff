package io.jgun.config.python.values;

/** {@code format % values}. */
public final class PercentFormat {

    private final Run run;
    private final String format;
    private final Object values;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int used;

    private PercentFormat(Run run, String format, Object values) {
        this.run = run;
        this.format = format;
        this.values = values;
    }

    public static String format(Run run, String format, Object values) {
        return new PercentFormat(run, format, values).run();
    }

    private String run() {
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c == '%') {
                conversion();
            } else {
                out.append(c);
            }
        }
        if (values instanceof PyTuple tuple ? used < tuple.size() : used == 0 && !(values instanceof PyDict)) {
            throw PyError.type("not all arguments converted during string formatting");
        }
        return out.toString();
    }

    private void conversion() {
        run.step();
        Object value = null;
        if (peek() == '(') {
            int close = format.indexOf(')', at);
            if (close < 0) {
                throw PyError.value("incomplete format key");
            }
            if (!(values instanceof PyDict)) {
                throw PyError.type("format requires a mapping");
            }
            value = Items.get(run, values, format.substring(at + 1, close));
            at = close + 1;
        }
        int start = at;
        while ("-+ #0".indexOf(peek()) >= 0) {
            at++;
        }
        String flags = format.substring(start, at);
        int width = size();
        if (width < 0) {
            flags = flags + "-";
            width = Math.max(-1_000_000, width) * -1;
        }
        int precision = -1;
        if (peek() == '.') {
            at++;
            precision = Math.max(0, size());
        }
        while ("hlL".indexOf(peek()) >= 0) {
            at++;
        }
        char type = peek();
        at++;
        if (type == '%') {
            out.append('%');
            return;
        }
        if ("diuoxXeEfFgGcrsa".indexOf(type) < 0) {
            throw PyError.value("unsupported format character '" + type + "' (0x" + Integer.toHexString(type)
                    + ") at index " + (at - 1));
        }
        append(type, flags, width, precision, value == null ? next() : value);
        run.work(out.length() >> 8);
        if (out.length() > 8_000_000) {
            throw PyError.limit("text too long (over 8 million characters)");
        }
    }

    private void append(char type, String flags, int width, int precision, Object value) {
        switch (type) {
            case 's' -> out.append(FormatSpec.percent('s', flags, width, precision, Repr.str(run, value)));
            case 'r', 'a' -> out.append(FormatSpec.percent('s', flags, width, precision, Repr.repr(run, value)));
            case 'c' -> {
                String text = value instanceof String s ? s : Character.toString(Ints.toInt(value) & 0xffff);
                out.append(FormatSpec.percent('s', flags, width, -1, text));
            }
            case 'd', 'i', 'u' -> {
                Object whole = value instanceof Double d ? Floats.truncate(d) : value;
                if (!Ints.isInt(whole)) {
                    throw PyError.type("%" + type + " format: a real number is required, not " + Types.nameOf(value));
                }
                out.append(FormatSpec.percent('d', flags, width, precision, whole));
            }
            case 'x', 'X', 'o' -> {
                if (!Ints.isInt(value)) {
                    throw PyError.type("%" + type + " format: an integer is required, not " + Types.nameOf(value));
                }
                out.append(FormatSpec.percent(type, flags, width, precision, value));
            }
            default -> out.append(FormatSpec.percent(type, flags, width, precision, value));
        }
    }

    private int size() {
        if (peek() == '*') {
            at++;
            return Ints.toInt(next());
        }
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at == start ? 0 : at - start > 7 ? Integer.MAX_VALUE : Integer.parseInt(format.substring(start, at));
    }

    private Object next() {
        if (values instanceof PyTuple tuple) {
            if (used < tuple.size()) {
                return tuple.get(used++);
            }
        } else if (used++ == 0) {
            return values;
        }
        throw PyError.type("not enough arguments for format string");
    }

    private char peek() {
        if (at >= format.length()) {
            throw PyError.value("incomplete format");
        }
        return format.charAt(at);
    }
}
