package io.jgun.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/** Tells a counter of every message but what the application prints. */
final class CountingAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private final LogCounter counter;

    CountingAppender(LogCounter counter) {
        this.counter = counter;
        setName("counter");
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLoggerName().equals(LoggerNames.OUTPUT)) {
            counter.logged(ErrorLine.levelName(event), event.getThrowableProxy() != null);
        }
    }
}
