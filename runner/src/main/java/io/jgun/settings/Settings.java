package io.jgun.settings;

import java.util.HashMap;
import java.util.Map;

/** The settings of one configuration: immutable; a reload builds new ones. */
public final class Settings {

    private final Map<Setting<?>, Object> values;

    private Settings(Map<Setting<?>, Object> values) {
        this.values = Map.copyOf(values);
    }

    /** All settings at their defaults. */
    public static Settings defaults() {
        return new Settings(Map.of());
    }

    /** A copy in which one setting has another value. */
    public <T> Settings with(Setting<T> setting, T value) {
        Map<Setting<?>, Object> copy = new HashMap<>(values);
        copy.put(setting, value);
        return new Settings(copy);
    }

    /** The value in force. */
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting);
        return value == null ? setting.defaultValue() : (T) value;
    }
}
