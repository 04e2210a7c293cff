package io.jgun.cli;

import io.jgun.config.ConfigOutput;
import io.jgun.settings.SettingsBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what a config file prints and logs until there is a log to write it to. What its functions print later, as
 * hooks, goes there at once.
 */
final class ConfigNotes implements ConfigOutput {

    private final String file;
    private final SettingsBuilder settings;
    private volatile boolean reading = true;

    ConfigNotes(String file, SettingsBuilder settings) {
        this.file = file;
        this.settings = settings;
    }

    /** The file has been read. */
    void close() {
        reading = false;
    }

    @Override
    public void print(String text) {
        if (!text.isBlank()) {
            log("info", "", text.strip());
        }
    }

    @Override
    public void log(String level, String logger, String message) {
        if (reading) {
            settings.note(file + ": " + message);
            return;
        }
        Logger log = LoggerFactory.getLogger(ConfigNotes.class);
        switch (level) {
            case "debug" -> log.debug(message);
            case "info" -> log.info(message);
            case "warning" -> log.warn(message);
            default -> log.error(message);
        }
    }
}
