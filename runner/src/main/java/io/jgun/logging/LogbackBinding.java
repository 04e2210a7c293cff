package io.jgun.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.CoreConstants;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Ties SLF4J to a Logback that has configured nothing by itself. Logback's own provider looks for configurators and
 * configuration files through the whole class path, which costs time at every start; a Configurator in META-INF/services
 * would besides be seen, and refused with an error, by the Logback of an application in a WAR.
 */
public final class LogbackBinding implements SLF4JServiceProvider {

    private static final String PROVIDER = "slf4j.provider";
    private static final String VERBOSITY = "slf4j.internal.verbosity";

    private final LoggerContext context = new LoggerContext();
    private final JettyLoggers loggers = new JettyLoggers(context);
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final LogbackMDCAdapter mdc = new LogbackMDCAdapter();

    /** The context behind LoggerFactory: bound now if it was not yet. */
    static LoggerContext context() {
        ILoggerFactory bound = bind();
        if (bound instanceof JettyLoggers loggers) {
            return loggers.context();
        }
        if (bound instanceof LoggerContext context) { // by Logback itself, before jgun began
            return context;
        }
        throw new ExitException(
                ExitCode.ERROR,
                "SLF4J is bound to "
                        + bound.getClass().getName()
                        + " instead of Logback; remove that SLF4J provider from the class path of the server");
    }

    /** The levels of its loggers have been set anew. */
    static void levelsSet() {
        if (bind() instanceof JettyLoggers loggers) {
            loggers.refresh();
        }
    }

    // The properties are taken back at once: an SLF4J inside a WAR reads them as well.
    private static ILoggerFactory bind() {
        @Nullable String provider = System.getProperty(PROVIDER);
        @Nullable String verbosity = System.getProperty(VERBOSITY);
        try {
            System.setProperty(PROVIDER, LogbackBinding.class.getName());
            System.setProperty(VERBOSITY, "WARN");
            return LoggerFactory.getILoggerFactory();
        } finally {
            restore(PROVIDER, provider);
            restore(VERBOSITY, verbosity);
        }
    }

    private static void restore(String property, @Nullable String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    @Override
    public void initialize() {
        context.setName(CoreConstants.DEFAULT_CONTEXT_NAME);
        context.setMDCAdapter(mdc);
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return loggers;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return mdc;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }
}
