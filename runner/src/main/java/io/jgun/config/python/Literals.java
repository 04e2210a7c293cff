package io.jgun.config.python;

import io.jgun.config.ConfigException;
import io.jgun.config.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Literals only, as in {@code com.acme.App:create("prod", 3)}: no names, no calls. */
public final class Literals {

    private Literals() {}

    /**
     * Reads the arguments of a call.
     *
     * @param text with its parentheses: {@code ("prod", 3)}
     * @return plain values as in {@link io.jgun.config.ConfigEntry#value}
     * @throws ConfigException if there is anything but positional literals
     */
    @SuppressWarnings("DoNotCallSuggester")
    public static List<@Nullable Object> arguments(String text, Origin origin) {
        throw unfinished(origin);
    }

    /**
     * Reads one literal.
     *
     * @throws ConfigException if it is not one
     */
    @SuppressWarnings("DoNotCallSuggester")
    public static @Nullable Object value(String text, Origin origin) {
        throw unfinished(origin);
    }

    private static ConfigException unfinished(Origin origin) {
        return new ConfigException(origin, origin + ": the reader is not complete yet");
    }
}
