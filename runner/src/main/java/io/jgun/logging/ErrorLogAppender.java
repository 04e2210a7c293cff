package io.jgun.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.Optional;

/** Everything that is logged, on its way to the error log. */
final class ErrorLogAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private final LogFile file;
    private final boolean onlyCritical;
    private final Optional<Logger> userLogger;
    private final ErrorLine line = new ErrorLine();

    ErrorLogAppender(LogFile file, LogLevel level, Optional<Logger> userLogger) {
        this.file = file;
        this.onlyCritical = level == LogLevel.CRITICAL;
        this.userLogger = userLogger;
        setName("errorlog");
    }

    @Override
    protected void append(ILoggingEvent event) {
        String message = event.getFormattedMessage();
        if (!event.getLoggerName().equals(LoggerNames.OUTPUT)) {
            if (onlyCritical && !ErrorLine.isCritical(event)) {
                return;
            }
            if (userLogger.isPresent()) {
                message = userLogger.get().error(record(event, message));
            }
        }
        if (message != null) {
            file.write(line.bytes(event, message));
        }
    }

    private static ErrorRecord record(ILoggingEvent event, String message) {
        Throwable thrown = event.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
        return new ErrorRecord(
                ErrorLine.levelName(event), event.getLoggerName(), message, thrown, event.getTimeStamp());
    }
}
