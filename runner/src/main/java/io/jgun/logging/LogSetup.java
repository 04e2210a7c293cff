package io.jgun.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives Logback its levels and appenders: one of the ways that the settings know. */
interface LogSetup {

    /**
     * Loggers of libraries that print a stack trace, or a worry about themselves, where jgun has its own line for the same:
     * a failed start, a broken web.xml, an exception of a servlet, Jasper's schemas.
     */
    List<String> SAID_BETTER = List.of(
            "org.eclipse.jetty.ee10.servlet.BaseHolder",
            "org.eclipse.jetty.ee10.servlet.ServletChannel",
            "org.eclipse.jetty.ee10.webapp.Descriptor",
            "org.eclipse.jetty.ee10.webapp.WebAppContext",
            "org.eclipse.jetty.util.component.AbstractLifeCycle",
            "org.eclipse.jetty.xml.XmlParser",
            "org.apache.tomcat.util.descriptor.DigesterFactory");

    /** @throws io.jgun.posix.ExitException if what a setting says cannot be done */
    void apply(LoggerContext context);

    /** As Gunicorn, {@code logconfig_dict} comes before {@code logconfig_json}, and that one before {@code logconfig}. */
    static LogSetup of(
            Settings settings,
            LogLevel level,
            LogOutputs outputs,
            Optional<Logger> userLogger,
            Optional<Syslog> syslog) {
        BuiltIn builtIn = new BuiltIn(level, outputs, userLogger, syslog);
        Map<String, Object> dict = settings.get(Logging.LOGCONFIG_DICT);
        if (!dict.isEmpty()) {
            return new DictConfig(new DictNode(Logging.LOGCONFIG_DICT.name(), dict), settings, outputs, builtIn);
        }
        Optional<Path> json = settings.get(Logging.LOGCONFIG_JSON);
        if (json.isPresent()) {
            LogFilePath file = LogFilePath.of(Logging.LOGCONFIG_JSON, json.get().toString(), settings);
            return new DictConfig(JsonFile.read(file), settings, outputs, builtIn);
        }
        return settings.get(Logging.LOGCONFIG)
                .<LogSetup>map(path -> new LogbackXml(
                        LogFilePath.of(Logging.LOGCONFIG, path.toString(), settings)
                                .path(),
                        builtIn))
                .orElse(builtIn);
    }

    /** {@code errorlog}, {@code loglevel} and {@code syslog}. */
    record BuiltIn(LogLevel level, LogOutputs outputs, Optional<Logger> userLogger, Optional<Syslog> syslog)
            implements LogSetup {

        @Override
        public void apply(LoggerContext context) {
            context.reset();
            levels(context);
            appenders(context);
        }

        void levels(LoggerContext context) {
            context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(level.level());
            context.getLogger("org.eclipse.jetty").setLevel(level.jettyLevel());
            context.getLogger("com.zaxxer.hikari").setLevel(level.jettyLevel()); // of the session store
            if (level != LogLevel.DEBUG && level != LogLevel.ALL) {
                SAID_BETTER.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
            }
            context.getLogger(LoggerNames.OUTPUT).setLevel(Level.TRACE);
            context.getLogger(LoggerNames.ACCESS).setAdditive(false);
        }

        void appenders(LoggerContext context) {
            attach(context, new ErrorLogAppender(outputs.errorLog(), level, userLogger));
            syslog.ifPresent(daemon -> attach(context, new SyslogAppender(daemon, level)));
        }

        private static void attach(LoggerContext context, Appender<ILoggingEvent> appender) {
            appender.setContext(context);
            appender.start();
            context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
        }
    }
}
