package io.jgun.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The error log: everything that the server, Jetty and, through SLF4J or java.util.logging, an application logs. Before it
 * is open nothing may ask SLF4J for a logger.
 */
public final class ErrorLog implements AutoCloseable {

    /**
     * Loggers of libraries that print a stack trace, or a worry about themselves, where jgun has its own line for the same:
     * a failed start, a broken web.xml, an exception of a servlet, Jasper's schemas.
     */
    private static final List<String> SAID_BETTER = List.of(
            "org.eclipse.jetty.ee10.servlet.BaseHolder",
            "org.eclipse.jetty.ee10.servlet.ServletChannel",
            "org.eclipse.jetty.ee10.webapp.Descriptor",
            "org.eclipse.jetty.ee10.webapp.WebAppContext",
            "org.eclipse.jetty.util.component.AbstractLifeCycle",
            "org.eclipse.jetty.xml.XmlParser",
            "org.apache.tomcat.util.descriptor.DigesterFactory");

    private final ErrorLogFile file;

    private ErrorLog(ErrorLogFile file) {
        this.file = file;
    }

    /**
     * Opens it as the section Logging of the settings says. Opening another one, for settings read anew, moves all
     * loggers to that one; close the old one afterwards.
     *
     * @throws io.jgun.posix.ExitException if a setting cannot be followed; an error log that was open stays in use
     */
    public static ErrorLog open(Settings settings) {
        LogLevel level = LogLevel.of(settings);
        ErrorLogFile file = ErrorLogFile.open(settings);
        LoggerContext context = LogbackBinding.context();
        ErrorLogAppender appender = new ErrorLogAppender(file, level);
        appender.setContext(context);
        appender.setName("errorlog");
        appender.start();
        context.reset();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(level.level());
        context.getLogger("org.eclipse.jetty").setLevel(level.jettyLevel());
        if (level.jettyLevel().isGreaterOrEqual(Level.WARN)) {
            // What an application throws is reported once, with its request; Jetty's own line would be the second.
            context.getLogger("org.eclipse.jetty.ee10.servlet.ServletChannel").setLevel(Level.ERROR);
        }
        if (level != LogLevel.DEBUG && level != LogLevel.ALL) {
            SAID_BETTER.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
        }
        context.getLogger(LoggerNames.OUTPUT).setLevel(Level.TRACE);
        root.addAppender(appender);
        return new ErrorLog(file);
    }

    /** Opens the file again by name (USR1). If that fails the old one stays in use, and says so. */
    public void reopen() {
        try {
            file.reopen();
        } catch (IOException e) {
            LoggerFactory.getLogger(LoggerNames.ERROR).error("Cannot reopen the error log: {}", e.getMessage());
        }
    }

    /** Closes what it has opened. */
    @Override
    public void close() {
        file.close();
    }
}
