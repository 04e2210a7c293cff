package io.jgun.cli;

import io.jgun.settings.Catalog;
import io.jgun.settings.Setting;
import io.jgun.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What {@code --print-config} prints: each setting by name, its value, and where that comes from. */
final class PrintedConfig {

    private PrintedConfig() {}

    static String of(Settings settings) {
        List<Setting<?>> sorted = new ArrayList<>(Catalog.settings());
        sorted.sort(Comparator.comparing(Setting::name));
        int names = 0;
        for (Setting<?> setting : sorted) {
            names = Math.max(names, setting.name().length());
        }
        StringBuilder lines = new StringBuilder();
        for (Setting<?> setting : sorted) {
            lines.append(setting.name())
                    .append(" ".repeat(names - setting.name().length()))
                    .append(" = ")
                    .append(settings.show(setting))
                    .append("  # ")
                    .append(settings.origin(setting))
                    .append('\n');
        }
        return lines.toString();
    }
}
