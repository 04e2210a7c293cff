package io.jgun.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.Logging;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code logconfig}: a Logback XML file, in charge of all loggers. {@code ${PID}} is the process id. If it gives the root
 * logger no appender, the error log is that one.
 */
record LogbackXml(Path file, LogSetup.BuiltIn builtIn) implements LogSetup {

    @Override
    public void apply(LoggerContext context) {
        if (!Files.isReadable(file)) {
            throw problem(Files.exists(file) ? "\n  permission denied" : "\n  there is no such file", null);
        }
        context.reset();
        context.getStatusManager().clear();
        builtIn.levels(context);
        context.putProperty("PID", String.valueOf(ProcessHandle.current().pid()));
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        JoranException failure = null;
        try {
            configurator.doConfigure(file.toFile());
        } catch (JoranException e) {
            failure = e;
        }
        String errors = errors(context);
        if (failure != null || !errors.isEmpty()) {
            builtIn.apply(context);
            throw problem(errors.isEmpty() ? "\n  " + failure : errors, failure);
        }
        if (!context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
                .iteratorForAppenders()
                .hasNext()) {
            builtIn.appenders(context);
        }
    }

    /** Logback tells most mistakes by status messages only, and goes on. */
    private static String errors(LoggerContext context) {
        Set<String> messages = new LinkedHashSet<>();
        for (Status status : context.getStatusManager().getCopyOfStatusList()) {
            if (status.getLevel() == Status.ERROR) {
                Throwable cause = status.getThrowable();
                String detail = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
                messages.add("\n  " + status.getMessage() + detail);
            }
        }
        return String.join("", messages);
    }

    private ExitException problem(String messages, @Nullable Throwable cause) {
        return new ExitException(
                ExitCode.ERROR,
                Logging.LOGCONFIG.name() + ": '" + file + "' cannot be used as a Logback configuration:" + messages,
                cause);
    }
}
