package io.jgun.logging;

import ch.qos.logback.classic.Level;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import java.util.Locale;

/** The values of {@code loglevel}: the least that is written. */
enum LogLevel {
    DEBUG(Level.DEBUG, Level.INFO),
    INFO(Level.INFO, Level.WARN),
    WARNING(Level.WARN, Level.WARN),
    ERROR(Level.ERROR, Level.ERROR),
    /** Errors marked with {@link Levels#CRITICAL}. */
    CRITICAL(Level.ERROR, Level.ERROR),
    /** Everything, Jetty's debug lines too. */
    ALL(Level.TRACE, Level.TRACE);

    private final Level level;
    private final Level jetty;

    LogLevel(Level level, Level jetty) {
        this.level = level;
        this.jetty = jetty;
    }

    /** What Logback lets pass; CRITICAL asks for a look at the marker as well. */
    Level level() {
        return level;
    }

    /** One step quieter: what Jetty calls INFO is detail for those who only operate a server. */
    Level jettyLevel() {
        return jetty;
    }

    static LogLevel of(Settings settings) {
        String value = settings.get(Logging.LOGLEVEL);
        for (LogLevel level : values()) {
            if (level.name().equals(value.toUpperCase(Locale.ROOT))) {
                return level;
            }
        }
        throw new ExitException(
                ExitCode.ERROR,
                "loglevel: '" + value + "' is not a level; use debug, info, warning, error, critical or all");
    }
}
