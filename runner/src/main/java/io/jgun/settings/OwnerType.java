package io.jgun.settings;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A user or group by name or number. Who one is already counts as not set. */
final class OwnerType extends ValueType<Optional<String>> {

    private final Supplier<String> current;

    OwnerType(Supplier<String> current) {
        this.current = current;
    }

    @Override
    public String description() {
        return "name or number";
    }

    @Override
    public Optional<String> fromText(String text) {
        String owner = text.strip();
        return owner.isEmpty() || owner.equals(current.get()) ? Optional.empty() : Optional.of(owner);
    }

    @Override
    public Optional<String> fromValue(@Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Long number && number >= 0) {
            return fromText(number.toString());
        }
        return fromText(Texts.TEXT.fromValue(value));
    }
}
