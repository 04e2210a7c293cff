package io.jgun.settings;

import java.util.function.Supplier;

/**
 * One setting: the only declaration of it.
 *
 * @param <T> what {@link Settings#get} returns; never null (Optional where a setting may be unset)
 */
public final class Setting<T> {

    private final String name;
    private final Supplier<T> defaultValue;

    Setting(String name, Supplier<T> defaultValue) {
        this.name = name;
        this.defaultValue = defaultValue;
    }

    /** As in config files: {@code worker_class}. */
    public String name() {
        return name;
    }

    T defaultValue() {
        return defaultValue.get();
    }

    @Override
    public String toString() {
        return name;
    }
}
