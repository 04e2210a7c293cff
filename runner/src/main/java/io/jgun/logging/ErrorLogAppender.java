package io.jgun.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/** Everything that is logged, on its way to the error log. */
final class ErrorLogAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private final ErrorLogFile file;
    private final boolean onlyCritical;
    private final ErrorLine line = new ErrorLine();

    ErrorLogAppender(ErrorLogFile file, LogLevel level) {
        this.file = file;
        this.onlyCritical = level == LogLevel.CRITICAL;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!onlyCritical
                || ErrorLine.isCritical(event)
                || event.getLoggerName().equals(LoggerNames.OUTPUT)) {
            file.write(line.bytes(event));
        }
    }
}
