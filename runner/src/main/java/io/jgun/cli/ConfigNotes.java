package io.jgun.cli;

import io.jgun.config.ConfigOutput;
import io.jgun.settings.SettingsBuilder;

/** Keeps what a config file prints and logs until there is a log to write it to. */
final class ConfigNotes implements ConfigOutput {

    private final String file;
    private final SettingsBuilder settings;

    ConfigNotes(String file, SettingsBuilder settings) {
        this.file = file;
        this.settings = settings;
    }

    @Override
    public void print(String text) {
        if (!text.isBlank()) {
            settings.note(file + ": " + text.strip());
        }
    }

    @Override
    public void log(String level, String logger, String message) {
        settings.note(file + ": " + message);
    }
}
