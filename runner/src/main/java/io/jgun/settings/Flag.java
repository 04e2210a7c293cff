package io.jgun.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** True or False. */
final class Flag extends ValueType<Boolean> {

    static final ValueType<Boolean> TYPE = new Flag();

    private Flag() {}

    @Override
    public String description() {
        return "bool";
    }

    @Override
    public boolean expression() {
        return true;
    }

    @Override
    public Boolean fromText(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be True or False, not " + Shown.quoted(text));
        };
    }

    /** None is false, as in Gunicorn. */
    @Override
    public Boolean fromValue(@Nullable Object value) {
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof String text) {
            return fromText(text);
        }
        throw new IllegalArgumentException("must be True or False, not " + Shown.of(value));
    }
}
