package io.jgun.logging;

import org.jspecify.annotations.Nullable;

/**
 * One message of the error log.
 *
 * @param level DEBUG, INFO, WARNING, ERROR or CRITICAL
 * @param logger name of the logger, as {@code org.eclipse.jetty.server.Server}
 * @param message complete, without the exception
 * @param thrown its stack trace follows the message; null without
 * @param millis when, in milliseconds since the epoch
 */
public record ErrorRecord(
        String level,
        String logger,
        String message,
        @Nullable Throwable thrown,
        long millis) {}
