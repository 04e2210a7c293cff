package io.jgun.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.function.Consumer;

/** Hands each event somewhere. */
final class LineAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private final Consumer<ILoggingEvent> target;

    LineAppender(Consumer<ILoggingEvent> target) {
        this.target = target;
    }

    @Override
    protected void append(ILoggingEvent event) {
        target.accept(event);
    }
}
