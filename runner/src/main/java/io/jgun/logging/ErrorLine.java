package io.jgun.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Marker;

/** Gunicorn's line: {@code [2026-11-21 08:44:19 +0000] [5812] [INFO] message}, a stack trace on lines of its own. */
final class ErrorLine {

    private static final String PID = " [" + ProcessHandle.current().pid() + "] [";

    private final TimeStamp clock = TimeStamp.ofErrorLog(LocalTimeZone.get());

    byte[] bytes(ILoggingEvent event, String message) {
        StringBuilder line = new StringBuilder(160);
        if (!event.getLoggerName().equals(LoggerNames.OUTPUT)) {
            line.append(new String(clock.at(event.getTimeStamp()), StandardCharsets.US_ASCII));
            line.append(PID).append(levelName(event)).append("] ");
        }
        line.append(message).append('\n').append(stackTrace(event));
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Gunicorn's five names. */
    static String levelName(ILoggingEvent event) {
        return switch (event.getLevel().toInt()) {
            case Level.ERROR_INT -> isCritical(event) ? "CRITICAL" : "ERROR";
            case Level.WARN_INT -> "WARNING";
            case Level.INFO_INT -> "INFO";
            default -> "DEBUG";
        };
    }

    static boolean isCritical(ILoggingEvent event) {
        List<Marker> markers = event.getMarkerList();
        return markers != null && markers.contains(Levels.CRITICAL);
    }

    /** Ends with a line end; empty without an exception. */
    static String stackTrace(ILoggingEvent event) {
        if (!(event.getThrowableProxy() instanceof ThrowableProxy proxy)) {
            return "";
        }
        StringWriter text = new StringWriter();
        proxy.getThrowable().printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
