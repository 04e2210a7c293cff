package io.jgun.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects the settings that one class declares, in the order of their declarations. */
final class Declarations {

    private final Section section;
    private final List<Setting<?>> settings = new ArrayList<>();

    Declarations(Section section) {
        this.section = section;
    }

    <T> Declaration<T> setting(String name, ValueType<T> type) {
        return new Declaration<>(this, section, name, type);
    }

    <T> Setting<T> add(Setting<T> setting) {
        settings.add(setting);
        return setting;
    }

    List<Setting<?>> settings() {
        return Collections.unmodifiableList(settings);
    }
}
