package io.jgun.config.python.values;

import io.jgun.config.HostObject;
import java.util.List;

/** {@code repr} and {@code str}. */
public final class Repr {

    private static final int DEEPEST = 100;

    private final Run run;
    private final boolean quiet;
    private final StringBuilder out = new StringBuilder();

    private Repr(Run run, boolean quiet) {
        this.run = run;
        this.quiet = quiet;
    }

    /** {@code repr(value)} without asking methods of the file's own and without limits: for small values in messages. */
    static String of(Object value) {
        Repr repr = new Repr(Run.detached(), true);
        repr.append(value, DEEPEST - 3);
        String text = repr.out.toString();
        return text.length() > 200 ? text.substring(0, 200) + "..." : text;
    }

    /** {@code repr(value)}. */
    public static String repr(Run run, Object value) {
        Repr repr = new Repr(run, false);
        repr.append(value, 0);
        return repr.out.toString();
    }

    /** {@code str(value)}. */
    public static String str(Run run, Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof PyException exception) {
            Object answer =
                    exception.type().member("__str__") == null ? null : Overloads.special(run, value, "__str__");
            return answer instanceof String text ? text : exception.text();
        }
        if (value instanceof PyTextual textual) {
            return textual.str();
        }
        if (value instanceof Placeholder placeholder) {
            throw placeholder.used();
        }
        if (value instanceof PyInstance) {
            Object answer = Overloads.special(run, value, "__str__");
            if (answer instanceof String text) {
                return text;
            }
        }
        return repr(run, value);
    }

    private void append(Object value, int depth) {
        if (out.length() > 4_000_000) {
            throw PyError.limit("text too long (over 4 million characters)");
        }
        if (depth > DEEPEST) {
            out.append("...");
            return;
        }
        if (!quiet) {
            run.step();
        }
        if (value instanceof String text) {
            quote(out, text, false);
        } else if (value instanceof Boolean b) {
            out.append(b ? "True" : "False");
        } else if (value instanceof Double d) {
            out.append(Floats.text(d));
        } else if (value instanceof PyBytes bytes) {
            out.append('b');
            quote(out, bytes.latin1(), true);
        } else if (value instanceof PyList list) {
            items("[", list.items(), "]", depth);
        } else if (value instanceof PyTuple tuple) {
            items("(", tuple.asList(), tuple.size() == 1 ? ",)" : ")", depth);
        } else if (value instanceof PySet set) {
            set(set, depth);
        } else if (value instanceof PyDict dict) {
            dict(dict, depth);
        } else if (value instanceof PyRange range) {
            out.append("range(").append(range.start()).append(", ").append(range.stop());
            out.append(range.step() == 1 ? ")" : ", " + range.step() + ")");
        } else if (value instanceof DictView view) {
            String name = view.part().name().toLowerCase(java.util.Locale.ROOT);
            items("dict_" + name + "([", Iteration.list(run, view), "])", depth);
        } else {
            other(value, depth);
        }
        if (!quiet) {
            run.work(out.length() >> 12);
        }
    }

    private void other(Object value, int depth) {
        if (value instanceof PyException exception) {
            out.append(exception.type().name());
            items("(", exception.args().asList(), ")", depth);
        } else if (value instanceof PyTextual textual) {
            out.append(textual.repr());
        } else if (value instanceof PyType type) {
            out.append("<class '").append(type.name()).append("'>");
        } else if (value instanceof PyInstance instance && !quiet) {
            Object answer = Overloads.special(run, instance, "__repr__");
            out.append(
                    answer instanceof String text ? text : "<" + instance.type().name() + " object>");
        } else if (value instanceof Placeholder placeholder) {
            out.append('<').append(placeholder.path()).append(", not available under jgun>");
        } else if (value instanceof HostObject host) {
            out.append('<').append(host.typeName()).append('>');
        } else if (value instanceof Long || value instanceof java.math.BigInteger || value instanceof Enum) {
            out.append(value);
        } else {
            out.append('<').append(Types.nameOf(value)).append(" object>");
        }
    }

    private void items(String open, List<Object> items, String close, int depth) {
        out.append(open);
        for (int i = 0; i < items.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            append(items.get(i), depth + 1);
        }
        out.append(close);
    }

    private void set(PySet set, int depth) {
        if (set.size() == 0) {
            out.append(set.frozen() ? "frozenset()" : "set()");
            return;
        }
        items(set.frozen() ? "frozenset({" : "{", set.items(), set.frozen() ? "})" : "}", depth);
    }

    private void dict(PyDict dict, int depth) {
        out.append(dict.kind() == PyDict.Kind.ENVIRON ? "environ({" : "{");
        String separator = "";
        for (Object key : dict.keys()) {
            Object value = dict.get(key);
            out.append(separator);
            append(key, depth + 1);
            out.append(": ");
            append(value == null ? None.NONE : value, depth + 1);
            separator = ", ";
        }
        out.append(dict.kind() == PyDict.Kind.ENVIRON ? "})" : "}");
    }

    /** A string literal for a text; {@code ascii} escapes all that is not ASCII. */
    public static void quote(StringBuilder out, String text, boolean ascii) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c == quote) {
                        out.append('\\').append(c);
                    } else if (c < ' ' || c == 0x7f || (c > 0x7f && c < 0xa1) || (ascii && c > 0x7f)) {
                        hex(out, c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append(quote);
    }

    private static void hex(StringBuilder out, char c) {
        String digits = "0123456789abcdef";
        if (c < 0x100) {
            out.append("\\x");
        } else {
            out.append("\\u").append(digits.charAt(c >> 12)).append(digits.charAt((c >> 8) & 15));
        }
        out.append(digits.charAt((c >> 4) & 15)).append(digits.charAt(c & 15));
    }
}
