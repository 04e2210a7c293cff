package io.jgun.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Locale;
import java.util.Optional;

/** A level of Python's logging, by name or number. */
enum PythonLevel {
    NOTSET(Level.TRACE, 0),
    DEBUG(Level.DEBUG, 10),
    INFO(Level.INFO, 20),
    WARNING(Level.WARN, 30),
    ERROR(Level.ERROR, 40),
    CRITICAL(Level.ERROR, 50);

    private final Level level;
    private final int number;

    PythonLevel(Level level, int number) {
        this.level = level;
        this.number = number;
    }

    Level level() {
        return level;
    }

    /** The level that {@code node} gives, if it does. */
    static Optional<PythonLevel> of(DictNode node) {
        Object value = node.values().get("level");
        if (value == null) {
            return Optional.empty();
        }
        String text = String.valueOf(value).toUpperCase(Locale.ROOT);
        String name = text.equals("WARN") ? "WARNING" : text.equals("FATAL") ? "CRITICAL" : text;
        for (PythonLevel level : values()) {
            if (level.name().equals(name) || String.valueOf(level.number).equals(name)) {
                return Optional.of(level);
            }
        }
        throw node.problem(
                "level", "'" + value + "' is not a level; use DEBUG, INFO, WARNING, ERROR, CRITICAL or NOTSET");
    }

    /** Lets pass what is at least of this level. */
    Filter<ILoggingEvent> filter() {
        PythonLevel least = this;
        return new Filter<>() {
            @Override
            public FilterReply decide(ILoggingEvent event) {
                boolean passes = event.getLevel().isGreaterOrEqual(least.level)
                        && (least != CRITICAL || ErrorLine.isCritical(event));
                return passes ? FilterReply.NEUTRAL : FilterReply.DENY;
            }
        };
    }
}
