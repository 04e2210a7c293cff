package io.jgun.settings;

import io.jgun.config.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The settings of one configuration: immutable; a reload builds new ones. */
public final class Settings {

    /** Where a value comes from that nobody gave. */
    static final Origin DEFAULT = Origin.of("default");

    private static final Origin PROGRAM = Origin.of("program");

    private final Map<Setting<?>, Given> values;
    private final List<String> notes;

    /** A value and where it was given. */
    record Given(Object value, Origin origin) {}

    Settings(Map<Setting<?>, Given> values, List<String> notes) {
        this.values = Map.copyOf(values);
        this.notes = List.copyOf(notes);
    }

    /** All settings at their defaults, whatever the environment says. */
    public static Settings defaults() {
        return new Settings(Map.of(), List.of());
    }

    /** A copy in which one setting has another value. */
    public <T> Settings with(Setting<T> setting, T value) {
        Map<Setting<?>, Given> copy = new HashMap<>(values);
        copy.put(setting, new Given(value, PROGRAM));
        return new Settings(copy, notes);
    }

    /** The value in force. */
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        Given given = values.get(setting);
        return given == null ? setting.defaultValue() : (T) given.value();
    }

    /** Where the value in force was written; {@code default} if nowhere. */
    public Origin origin(Setting<?> setting) {
        Given given = values.get(setting);
        return given == null ? DEFAULT : given.origin();
    }

    /** True if somebody gave the value, be it that of the default. */
    public boolean isGiven(Setting<?> setting) {
        return values.containsKey(setting);
    }

    /** The value in force, as a config file would state it. */
    public <T> String show(Setting<T> setting) {
        return setting.type().show(get(setting));
    }

    /** What the operator should hear although nothing is wrong, one line each, to be logged once as warnings. */
    public List<String> notes() {
        return notes;
    }
}
