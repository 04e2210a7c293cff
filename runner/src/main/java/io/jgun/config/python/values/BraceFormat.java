package io.jgun.config.python.values;

import org.jspecify.annotations.Nullable;

/** {@code format.format(...)}. */
public final class BraceFormat {

    private final Run run;
    private final Arguments arguments;
    private final @Nullable PyDict mapping;
    private int automatic;

    private BraceFormat(Run run, Arguments arguments, @Nullable PyDict mapping) {
        this.run = run;
        this.arguments = arguments;
        this.mapping = mapping;
    }

    public static String format(Run run, String format, Arguments arguments) {
        return new BraceFormat(run, arguments, null).expand(format, 0);
    }

    /** {@code format.format_map(mapping)}. */
    public static String formatMap(Run run, String format, PyDict mapping) {
        return new BraceFormat(run, Arguments.NONE, mapping).expand(format, 0);
    }

    private String expand(String format, int depth) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i);
            char next = i + 1 < format.length() ? format.charAt(i + 1) : 0;
            if ((c == '{' || c == '}') && next == c) {
                out.append(c);
                i += 2;
            } else if (c == '{') {
                int close = close(format, i);
                out.append(field(format.substring(i + 1, close), depth));
                i = close + 1;
                run.work(out.length() >> 8);
                if (out.length() > 8_000_000) {
                    throw PyError.limit("text too long (over 8 million characters)");
                }
            } else if (c == '}') {
                throw PyError.value("Single '}' encountered in format string");
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }

    private static int close(String format, int open) {
        int depth = 0;
        for (int i = open; i < format.length(); i++) {
            if (format.charAt(i) == '{') {
                depth++;
            } else if (format.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        throw PyError.value("expected '}' before end of string");
    }

    private String field(String field, int depth) {
        run.step();
        if (depth > 1) {
            throw PyError.value("Max string recursion exceeded");
        }
        int colon = field.indexOf(':');
        String head = colon < 0 ? field : field.substring(0, colon);
        String spec = colon < 0 ? "" : expand(field.substring(colon + 1), depth + 1);
        int bang = head.indexOf('!');
        String conversion = bang < 0 ? "" : head.substring(bang + 1);
        Object value = value(bang < 0 ? head : head.substring(0, bang));
        return FormatSpec.format(run, convert(run, value, conversion), spec);
    }

    /** {@code !r}, {@code !s}, {@code !a}. */
    public static Object convert(Run run, Object value, String conversion) {
        return switch (conversion) {
            case "" -> value;
            case "r" -> run.text(Repr.repr(run, value));
            case "s" -> run.text(Repr.str(run, value));
            case "a" -> {
                StringBuilder out = new StringBuilder();
                for (char c : Repr.repr(run, value).toCharArray()) {
                    out.append(
                            c < 0x80
                                    ? String.valueOf(c)
                                    : "\\u" + Integer.toHexString(c | 0x10000).substring(1));
                }
                yield run.text(out.toString());
            }
            default -> throw PyError.value("Unknown conversion specifier '" + conversion + "'");
        };
    }

    private Object value(String name) {
        int end = 0;
        while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
            end++;
        }
        Object value = first(name.substring(0, end));
        int i = end;
        while (i < name.length()) {
            int start = i + 1;
            if (name.charAt(i) == '[') {
                int close = name.indexOf(']', i);
                if (close < 0) {
                    throw PyError.value("Missing ']' in format string");
                }
                String key = name.substring(start, close);
                value = Items.get(run, value, isNumber(key) ? (Object) Long.valueOf(key) : key);
                i = close + 1;
            } else {
                i = start;
                while (i < name.length() && name.charAt(i) != '.' && name.charAt(i) != '[') {
                    i++;
                }
                String attribute = name.substring(start, i);
                Object found = run.world().dispatch().attribute(run, value, attribute);
                if (found == null) {
                    throw PyError.attribute(
                            "'" + Types.nameOf(value) + "' object has no attribute '" + attribute + "'");
                }
                value = found;
            }
        }
        return value;
    }

    private Object first(String name) {
        if (mapping != null) {
            return Items.get(run, mapping, name);
        }
        if (name.isEmpty() || isNumber(name)) {
            int index = name.isEmpty() ? automatic++ : Integer.parseInt(name);
            if (index >= arguments.size()) {
                throw PyError.index("Replacement index " + index + " out of range for positional args tuple");
            }
            return arguments.get(index);
        }
        Object value = arguments.named(name);
        if (value == null) {
            throw new PyError(new PyException(Types.KEY_ERROR, new PyTuple(name)));
        }
        return value;
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() < 8;
    }
}
