package io.jgun.logging;

import ch.qos.logback.classic.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.spi.LocationAwareLogger;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A logger that knows whether it is to tell of details. Jetty asks its loggers some fifty times for each request, and
 * Logback looks for turbo filters each time: 1% of what a small request takes.
 */
final class JettyLogger extends AbstractLogger implements LocationAwareLogger {

    private static final long serialVersionUID = 1L;

    /** The frames of the superclass stand between that of the caller and Logback. */
    private static final String CALLER = AbstractLogger.class.getName();

    private final transient Logger logger;
    private volatile boolean debug;
    private volatile boolean trace;

    /**
     * One that tells of no details until it is {@link #refresh refreshed}.
     *
     * @param logger does all else
     */
    JettyLogger(Logger logger) {
        this.logger = logger;
        this.name = logger.getName();
    }

    /** The levels may have changed. */
    void refresh() {
        boolean filtered = !logger.getLoggerContext().getTurboFilterList().isEmpty(); // may let anything through
        debug = filtered || logger.isDebugEnabled();
        trace = filtered || logger.isTraceEnabled();
    }

    @Override
    public boolean isDebugEnabled() {
        return debug && logger.isDebugEnabled();
    }

    @Override
    public boolean isDebugEnabled(@Nullable Marker marker) {
        return debug && logger.isDebugEnabled(marker);
    }

    @Override
    public boolean isTraceEnabled() {
        return trace && logger.isTraceEnabled();
    }

    @Override
    public boolean isTraceEnabled(@Nullable Marker marker) {
        return trace && logger.isTraceEnabled(marker);
    }

    @Override
    public boolean isInfoEnabled() {
        return logger.isInfoEnabled();
    }

    @Override
    public boolean isInfoEnabled(@Nullable Marker marker) {
        return logger.isInfoEnabled(marker);
    }

    @Override
    public boolean isWarnEnabled() {
        return logger.isWarnEnabled();
    }

    @Override
    public boolean isWarnEnabled(@Nullable Marker marker) {
        return logger.isWarnEnabled(marker);
    }

    @Override
    public boolean isErrorEnabled() {
        return logger.isErrorEnabled();
    }

    @Override
    public boolean isErrorEnabled(@Nullable Marker marker) {
        return logger.isErrorEnabled(marker);
    }

    @Override
    public LoggingEventBuilder makeLoggingEventBuilder(Level level) {
        return logger.makeLoggingEventBuilder(level);
    }

    @Override
    public void log(
            @Nullable Marker marker,
            String caller,
            int level,
            @Nullable String message,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        logger.log(marker, caller, level, message, arguments, thrown);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return CALLER;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String message,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        logger.log(marker, CALLER, level.toInt(), message, arguments, thrown);
    }
}
