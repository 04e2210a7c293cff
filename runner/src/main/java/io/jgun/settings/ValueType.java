package io.jgun.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a setting are written and checked. What is wrong with a value is told by an {@link
 * IllegalArgumentException} whose message continues "NAME ...": {@code must be a whole number, not 'four'}.
 *
 * @param <T> the checked value
 */
public abstract class ValueType<T> {

    /** What one may write, for docs: {@code int}, {@code list of addresses}. */
    public abstract String description();

    /** Reads an argument of the command line, an environment variable or a line of a properties file. */
    public abstract T fromText(String text);

    /**
     * Takes a value of a config file.
     *
     * @param value a plain value as in {@link io.jgun.config.ConfigEntry#value}
     */
    public abstract T fromValue(@Nullable Object value);

    /** The value as a config file would state it. */
    public String show(T value) {
        return Shown.of(value);
    }

    /** The value with its relative paths resolved; for types that hold paths. */
    T relativeTo(T value, Path directory) {
        return value;
    }

    /** What an option given again makes of both values: by default the later one wins. */
    T again(T earlier, T later) {
        return later;
    }

    /** True if an option may be given several times, adding up. */
    public boolean repeatable() {
        return false;
    }

    /** True if a line of a properties file is an expression rather than plain text. */
    public boolean expression() {
        return false;
    }
}
