package io.jgun.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;

/** Logback's loggers, and those that Jetty uses in place of them. */
final class JettyLoggers implements ILoggerFactory, LoggerContextListener {

    private static final String JETTY = "org.eclipse.jetty.";

    private final LoggerContext context;
    private final Map<String, JettyLogger> loggers = new ConcurrentHashMap<>();

    JettyLoggers(LoggerContext context) {
        this.context = context;
        context.addListener(this);
    }

    LoggerContext context() {
        return context;
    }

    @Override
    public org.slf4j.Logger getLogger(String name) {
        if (!name.startsWith(JETTY)) {
            return context.getLogger(name);
        }
        JettyLogger known = loggers.get(name);
        return known == null ? add(name) : known;
    }

    /** It looks at its levels when it is among those that are told of changes: none is missed between. */
    private JettyLogger add(String name) {
        JettyLogger logger = loggers.computeIfAbsent(name, n -> new JettyLogger(context.getLogger(n)));
        logger.refresh();
        return logger;
    }

    /** Levels have changed, or turbo filters, of which Logback does not tell. */
    void refresh() {
        loggers.values().forEach(JettyLogger::refresh);
    }

    @Override
    public boolean isResetResistant() {
        return true;
    }

    @Override
    public void onStart(LoggerContext started) {
        refresh();
    }

    @Override
    public void onReset(LoggerContext reset) {
        refresh();
    }

    @Override
    public void onStop(LoggerContext stopped) {
        // Nothing is told any more.
    }

    @Override
    public void onLevelChange(Logger changed, Level level) {
        refresh();
    }
}
