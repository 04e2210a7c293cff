package io.jgun.config.python.modules;

import io.jgun.config.python.methods.Sorting;
import io.jgun.config.python.values.Floats;
import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From values to JSON. */
final class JsonWriter {

    private static final int DEEPEST = 60;
    private static final int WIDEST_INDENT = 16;

    private final Run run;
    private final String indent;
    private final boolean sorted;
    private final boolean ascii;
    private final StringBuilder out = new StringBuilder();
    private String itemSeparator = ", ";
    private String keySeparator = ": ";
    private @Nullable Object fallback;

    JsonWriter(Run run, Object indent, boolean sorted, boolean ascii) {
        this.run = run;
        this.sorted = sorted;
        this.ascii = ascii;
        if (indent instanceof String text) {
            this.indent = text.substring(0, Math.min(text.length(), WIDEST_INDENT));
        } else {
            this.indent =
                    Ints.isInt(indent) ? " ".repeat(Math.max(0, Math.min(WIDEST_INDENT, Ints.toInt(indent)))) : "";
        }
        if (indent != None.NONE) {
            itemSeparator = ",";
        }
    }

    String write(Object value, @Nullable Object separators, @Nullable Object fallbackFunction) {
        if (separators instanceof PyTuple pair
                && pair.size() == 2
                && pair.get(0) instanceof String item
                && pair.get(1) instanceof String key) {
            itemSeparator = item;
            keySeparator = key;
        }
        fallback = fallbackFunction;
        append(value, 0);
        return out.toString();
    }

    private void append(Object value, int depth) {
        run.step();
        run.work(out.length() >> 12);
        if (depth > DEEPEST) {
            throw PyError.value("Circular reference detected");
        }
        if (out.length() > 4_000_000) {
            throw PyError.limit("text too long (over 4 million characters)");
        }
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof Boolean || value == None.NONE) {
            out.append(value == None.NONE ? "null" : value);
        } else if (Ints.isInt(value)) {
            out.append(value);
        } else if (value instanceof Double d) {
            out.append(
                    Double.isNaN(d)
                            ? "NaN"
                            : Double.isInfinite(d) ? (d > 0 ? "Infinity" : "-Infinity") : Floats.text(d));
        } else if (value instanceof PyList list) {
            items(list.items(), depth);
        } else if (value instanceof PyTuple tuple) {
            items(tuple.asList(), depth);
        } else if (value instanceof PyDict dict) {
            dict(dict, depth);
        } else if (fallback != null) {
            append(run.call(fallback, value), depth + 1);
        } else {
            throw PyError.type("Object of type " + Types.nameOf(value) + " is not JSON serializable");
        }
    }

    private void items(List<Object> items, int depth) {
        out.append('[');
        for (int i = 0; i < items.size(); i++) {
            out.append(i == 0 ? "" : itemSeparator);
            newLine(depth + 1);
            append(items.get(i), depth + 1);
        }
        if (!items.isEmpty()) {
            newLine(depth);
        }
        out.append(']');
    }

    private void dict(PyDict dict, int depth) {
        List<Object> keys = dict.keys();
        if (sorted) {
            Sorting.sort(run, keys, None.NONE, false);
        }
        out.append('{');
        for (int i = 0; i < keys.size(); i++) {
            Object value = dict.get(keys.get(i));
            out.append(i == 0 ? "" : itemSeparator);
            newLine(depth + 1);
            key(keys.get(i));
            out.append(keySeparator);
            append(value == null ? None.NONE : value, depth + 1);
        }
        if (!keys.isEmpty()) {
            newLine(depth);
        }
        out.append('}');
    }

    private void key(Object key) {
        if (key instanceof String text) {
            string(text);
        } else if (key instanceof Boolean || Ints.isInt(key)) {
            out.append('"').append(key).append('"');
        } else if (key == None.NONE) {
            out.append("\"null\"");
        } else if (key instanceof Double d) {
            out.append('"').append(Floats.text(d)).append('"');
        } else {
            throw PyError.type("keys must be str, int, float, bool or None, not " + Types.nameOf(key));
        }
    }

    private void newLine(int depth) {
        if (!indent.isEmpty()) {
            out.append('\n').append(indent.repeat(depth));
        }
    }

    private void string(String text) {
        run.allocate(text.length() * 2L);
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || (ascii && c > 126)) {
                        out.append("\\u").append(Integer.toHexString(c | 0x10000), 1, 5);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
