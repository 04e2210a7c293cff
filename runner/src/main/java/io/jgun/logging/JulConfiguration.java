package io.jgun.logging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is logged with java.util.logging to the error log, in place of the console. The LogManager makes it when, and
 * only when, someone uses java.util.logging, which a plain start does not. What the operator or an application configures
 * ({@code java.util.logging.config.file}, {@code readConfiguration}, handlers of its own) is left as it is.
 */
public final class JulConfiguration {

    private static final String CONFIG_CLASS = "java.util.logging.config.class";
    private static final String CONFIG_FILE = "java.util.logging.config.file";

    private static volatile Level level = Level.INFO;
    /** Held, because the LogManager would forget an unused logger together with its level. */
    private static volatile @Nullable Logger root;

    /**
     * Called by the LogManager.
     *
     * @throws IOException if the LogManager cannot read what it is given
     */
    public JulConfiguration() throws IOException {
        String lines = "handlers=" + JulHandler.class.getName() + "\n.level=" + level.getName() + "\n";
        LogManager.getLogManager().readConfiguration(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        keep(Logger.getLogger(""));
    }

    private static void keep(Logger rootLogger) {
        root = rootLogger;
    }

    static void install(LogLevel errorLogLevel) {
        level = switch (errorLogLevel) {
            case ALL -> Level.ALL;
            case DEBUG -> Level.FINE;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARNING;
            case ERROR, CRITICAL -> Level.SEVERE;
        };
        Logger known = root;
        if (known != null) {
            known.setLevel(level);
        } else if (System.getProperty(CONFIG_CLASS) == null && System.getProperty(CONFIG_FILE) == null) {
            System.setProperty(CONFIG_CLASS, JulConfiguration.class.getName());
        }
    }
}
