package io.jgun.settings;

import org.jspecify.annotations.Nullable;

/** Text that is not shown. */
final class SecretType extends ValueType<String> {

    @Override
    public String description() {
        return "str";
    }

    @Override
    public String fromText(String text) {
        return text;
    }

    @Override
    public String fromValue(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("must be a string");
    }

    @Override
    public String show(String value) {
        return Shown.quoted(Secrets.MASK);
    }
}
