package io.jgun.hooks;

import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** Writes to an SLF4J logger. SLF4J has no level above error: critical is an error with a marker of that name. */
public final class Slf4jLogView implements LogView {

    private static final Marker CRITICAL = MarkerFactory.getMarker("CRITICAL");

    private final Logger logger;

    public Slf4jLogView(Logger logger) {
        this.logger = logger;
    }

    @Override
    public void debug(String message) {
        logger.debug(message);
    }

    @Override
    public void info(String message) {
        logger.info(message);
    }

    @Override
    public void warning(String message) {
        logger.warn(message);
    }

    @Override
    public void error(String message) {
        logger.error(message);
    }

    @Override
    public void critical(String message) {
        logger.error(CRITICAL, message);
    }

    @Override
    public void exception(String message, Throwable cause) {
        logger.error(message, cause);
    }
}
