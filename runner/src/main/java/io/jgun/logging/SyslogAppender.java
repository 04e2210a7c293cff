package io.jgun.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/** The error log on its way to syslog. */
final class SyslogAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private static final String PID = "[" + ProcessHandle.current().pid() + "] ";

    private final Syslog syslog;
    private final boolean onlyCritical;

    SyslogAppender(Syslog syslog, LogLevel level) {
        this.syslog = syslog;
        this.onlyCritical = level == LogLevel.CRITICAL;
        setName("syslog");
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (onlyCritical && !ErrorLine.isCritical(event)) {
            return;
        }
        String trace = ErrorLine.stackTrace(event);
        String message = PID + event.getFormattedMessage() + (trace.isEmpty() ? "" : "\n" + trace.stripTrailing());
        syslog.send(severity(event), "error", message);
    }

    static int severity(ILoggingEvent event) {
        return switch (event.getLevel().toInt()) {
            case Level.ERROR_INT -> ErrorLine.isCritical(event) ? Syslog.CRITICAL : Syslog.ERROR;
            case Level.WARN_INT -> Syslog.WARNING;
            case Level.INFO_INT -> Syslog.INFO;
            default -> Syslog.DEBUG;
        };
    }
}
