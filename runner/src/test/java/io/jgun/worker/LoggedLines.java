package io.jgun.worker;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What the classes of this package log, while it is open. */
final class LoggedLines implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger(LoggedLines.class.getPackageName());
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
        }
    };

    LoggedLines() {
        appender.start();
        logger.addAppender(appender);
    }

    /** Those that contain the text. */
    List<String> with(String text) {
        return events.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains(text))
                .toList();
    }

    /** The stack below the first line that contains the text, as text. */
    String stackOf(String text) {
        return events.stream()
                .filter(event -> event.getFormattedMessage().contains(text))
                .map(ILoggingEvent::getThrowableProxy)
                .map(LoggedLines::frames)
                .findFirst()
                .orElse("");
    }

    private static String frames(ch.qos.logback.classic.spi.@Nullable IThrowableProxy proxy) {
        StringBuilder text = new StringBuilder();
        if (proxy != null) {
            for (ch.qos.logback.classic.spi.StackTraceElementProxy frame : proxy.getStackTraceElementProxyArray()) {
                text.append(frame.getStackTraceElement()).append('\n');
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        appender.stop();
    }
}
