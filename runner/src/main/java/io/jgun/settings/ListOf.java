package io.jgun.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of values: in a config file a list, or one text with the parts divided by separators; an option may be given
 * several times, adding up.
 */
final class ListOf<T> extends ValueType<List<T>> {

    private final ValueType<T> type;
    private final String separators;

    private ListOf(ValueType<T> type, String separators) {
        this.type = type;
        this.separators = separators;
    }

    /**
     * A list.
     *
     * @param separators characters that divide a text; empty: a text is one element
     */
    static <T> ValueType<List<T>> of(ValueType<T> type, String separators) {
        return new ListOf<>(type, separators);
    }

    @Override
    public String description() {
        return "list of " + type.description();
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public List<T> fromText(String text) {
        List<T> values = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || separators.indexOf(text.charAt(i)) >= 0) {
                String part = text.substring(begin, i).strip();
                if (!part.isEmpty()) {
                    values.add(type.fromText(part));
                }
                begin = i + 1;
            }
        }
        return List.copyOf(values);
    }

    @Override
    public List<T> fromValue(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof String text) {
            return fromText(text);
        }
        if (!(value instanceof Collection<?> elements)) {
            throw new IllegalArgumentException("must be a list or a string, not " + Shown.of(value));
        }
        List<T> values = new ArrayList<>();
        for (Object element : elements) {
            values.add(type.fromValue(element));
        }
        return List.copyOf(values);
    }

    @Override
    public String show(List<T> value) {
        List<String> shown = new ArrayList<>();
        for (T element : value) {
            shown.add(type.show(element));
        }
        return "[" + String.join(", ", shown) + "]";
    }

    @Override
    List<T> relativeTo(List<T> value, Path directory) {
        List<T> resolved = new ArrayList<>();
        for (T element : value) {
            resolved.add(type.relativeTo(element, directory));
        }
        return List.copyOf(resolved);
    }

    @Override
    List<T> again(List<T> earlier, List<T> later) {
        List<T> both = new ArrayList<>(earlier);
        both.addAll(later);
        return List.copyOf(both);
    }
}
