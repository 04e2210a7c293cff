package io.jgun.hooks;

import io.jgun.config.HostObject;
import io.jgun.settings.Catalog;
import io.jgun.settings.Setting;
import io.jgun.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code server.cfg}: settings by name, with values as Python would have them. */
record SettingsObject(Settings settings) implements HostObject {

    @Override
    public String typeName() {
        return "Config";
    }

    @Override
    public @Nullable Object attribute(String name) {
        if (name.equals("settings")) {
            return all();
        }
        if (name.equals("address")) {
            return attribute("bind");
        }
        Setting<?> setting = Catalog.named(name);
        if (setting == null) {
            throw new NoSuchElementException(name);
        }
        return plain(settings.get(setting), setting);
    }

    private Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Setting<?> setting : Catalog.settings()) {
            all.put(setting.name(), settings.show(setting));
        }
        return all;
    }

    private <T> @Nullable Object plain(T value, Setting<?> setting) {
        if (value instanceof Optional<?> optional) {
            return optional.isEmpty() ? null : plain(optional.get(), setting);
        }
        if (value instanceof Duration duration) {
            return duration.toMillis() % 1000 == 0 ? (Object) duration.toSeconds() : duration.toMillis() / 1000.0;
        }
        if (value instanceof Number
                || value instanceof Boolean
                || value instanceof String
                || value instanceof Map<?, ?>
                || value instanceof io.jgun.config.ConfigFunction) {
            return value;
        }
        if (value instanceof Path path) {
            return path.toString();
        }
        if (value instanceof Collection<?> items && items.stream().allMatch(item -> item instanceof String)) {
            return items;
        }
        return settings.show(setting);
    }
}
