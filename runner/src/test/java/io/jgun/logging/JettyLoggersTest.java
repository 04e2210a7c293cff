package io.jgun.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.Marker;

/** Jetty's loggers tell the same as Logback's. */
class JettyLoggersTest {

    private final LoggerContext context = new LoggerContext();
    private final JettyLoggers loggers = new JettyLoggers(context);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent line) {
            line.getCallerData(); // read from the stack as it is now
            super.append(line);
        }
    };
    private final Logger logger = loggers.getLogger("org.eclipse.jetty.io.Thing");

    @BeforeEach
    void collect() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        lines.start();
        root().addAppender(lines);
        root().setLevel(Level.INFO);
    }

    private ch.qos.logback.classic.Logger root() {
        return context.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void onlyJettyHasOthersThanLogback() {
        assertThat(loggers.getLogger("org.eclipse.jetty.io.Thing"))
                .isSameAs(logger)
                .isInstanceOf(JettyLogger.class);
        assertThat(loggers.getLogger("org.eclipse.other")).isSameAs(context.getLogger("org.eclipse.other"));
        assertThat(logger.getName()).isEqualTo("org.eclipse.jetty.io.Thing");
    }

    @Test
    void aLevelIsInForceAtOnceWhereverItIsSet() {
        assertThat(logger.isDebugEnabled()).isFalse();
        root().setLevel(Level.DEBUG);
        assertThat(logger.isDebugEnabled()).isTrue();
        assertThat(logger.isTraceEnabled()).isFalse();
        context.getLogger("org.eclipse.jetty").setLevel(Level.TRACE);
        assertThat(logger.isTraceEnabled()).isTrue();
        context.getLogger("org.eclipse.jetty.io.Thing").setLevel(Level.OFF);
        assertThat(logger.isDebugEnabled()).isFalse();
        assertThat(logger.isErrorEnabled()).isFalse();
        context.getLogger("org.eclipse.jetty.io.Thing").setLevel(null);
        assertThat(logger.isTraceEnabled()).isTrue();
    }

    @Test
    void levelsAreHeldAfterAReset() {
        context.reset();
        assertThat(logger.isDebugEnabled()).isTrue(); // as Logback begins
        root().setLevel(Level.WARN);
        assertThat(logger.isDebugEnabled()).isFalse();
        assertThat(logger.isInfoEnabled()).isFalse();
        assertThat(logger.isWarnEnabled()).isTrue();
    }

    @Test
    void turboFiltersAreAsked() {
        context.addTurboFilter(new TurboFilter() {
            @Override
            public FilterReply decide(
                    Marker marker,
                    ch.qos.logback.classic.Logger asked,
                    Level level,
                    String format,
                    Object[] params,
                    Throwable thrown) {
                return FilterReply.ACCEPT;
            }
        });
        loggers.refresh();
        assertThat(logger.isDebugEnabled()).isTrue();
        logger.trace("let through");
        assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly("let through");
    }

    @Test
    void linesCarryWhatLogbacksDo() {
        Throwable thrown = new IllegalStateException("why");
        logger.warn("{} of {}", 1, 2, thrown);
        logger.atInfo().addKeyValue("key", "value").log("fluent");
        logger.debug("not this one");

        assertThat(lines.list).hasSize(2);
        ILoggingEvent first = lines.list.get(0);
        assertThat(first.getFormattedMessage()).isEqualTo("1 of 2");
        assertThat(first.getLevel()).isEqualTo(Level.WARN);
        assertThat(first.getLoggerName()).isEqualTo("org.eclipse.jetty.io.Thing");
        assertThat(first.getThrowableProxy().getMessage()).isEqualTo("why");
        assertThat(first.getCallerData()[0].getMethodName()).isEqualTo("linesCarryWhatLogbacksDo");
        ILoggingEvent second = lines.list.get(1);
        assertThat(second.getKeyValuePairs()).hasSize(1);
        assertThat(second.getFormattedMessage()).isEqualTo("fluent");
    }
}
