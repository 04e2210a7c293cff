package io.jgun.settings;

import io.jgun.config.ConfigFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values as a config file would state them: {@code '127.0.0.1:8000'}, {@code ['a', 'b']}, {@code None}. */
final class Shown {

    private Shown() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (value instanceof Duration duration) {
            return Long.toString(duration.toSeconds());
        }
        if (value instanceof Collection<?> collection) {
            return list(collection);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof ConfigFunction function) {
            return "<function " + function.name() + " of " + function.origin() + ">";
        }
        if (value instanceof Path || value instanceof CharSequence || value instanceof PeerNetwork) {
            return quoted(value.toString());
        }
        if (value instanceof BindAddress || value instanceof AppReference) {
            return quoted(value instanceof AppReference app ? app.text() : value.toString());
        }
        return value.toString();
    }

    /** As Python's repr: single quotes, or double ones around a value with single ones. */
    static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder quoted = new StringBuilder(text.length() + 2).append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c == quote) {
                        quoted.append('\\').append(c);
                    } else if (Character.isISOControl(c)) {
                        quoted.append(c < 0x100 ? "\\x" : "\\u")
                                .append(String.format(c < 0x100 ? "%02x" : "%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append(quote).toString();
    }

    private static String list(Collection<?> values) {
        List<String> shown = new ArrayList<>();
        for (Object value : values) {
            shown.add(of(value));
        }
        return "[" + String.join(", ", shown) + "]";
    }

    private static String map(Map<?, ?> values) {
        List<String> shown = new ArrayList<>();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            shown.add(of(entry.getKey()) + ": " + of(entry.getValue()));
        }
        return "{" + String.join(", ", shown) + "}";
    }
}
