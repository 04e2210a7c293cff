package io.jgun.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user or group by name or number. */
final class OwnerType extends ValueType<Optional<String>> {

    static final OwnerType TYPE = new OwnerType();

    private OwnerType() {}

    @Override
    public String description() {
        return "name or number";
    }

    @Override
    public Optional<String> fromText(String text) {
        String owner = text.strip();
        return owner.isEmpty() ? Optional.empty() : Optional.of(owner);
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
