package io.jgun.settings;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A type with None, and the empty text, for "not set". */
final class Unset<T> extends ValueType<Optional<T>> {

    private final ValueType<T> type;

    private Unset(ValueType<T> type) {
        this.type = type;
    }

    static <T> ValueType<Optional<T>> or(ValueType<T> type) {
        return new Unset<>(type);
    }

    @Override
    public String description() {
        return type.description();
    }

    @Override
    public boolean expression() {
        return type.expression();
    }

    @Override
    public Optional<T> fromText(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(type.fromText(text));
    }

    @Override
    public Optional<T> fromValue(@Nullable Object value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            return Optional.empty();
        }
        return Optional.of(type.fromValue(value));
    }

    @Override
    public String show(Optional<T> value) {
        return value.isPresent() ? type.show(value.get()) : "None";
    }

    @Override
    Optional<T> relativeTo(Optional<T> value, Path directory) {
        return value.isPresent() ? Optional.of(type.relativeTo(value.get(), directory)) : value;
    }
}
