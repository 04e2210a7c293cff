package io.jgun.logging;

import ch.qos.logback.classic.LoggerContext;
import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The error log: everything that the server, Jetty and, through SLF4J or java.util.logging, an application logs. Before it
 * is open nothing may ask SLF4J for a logger.
 */
public final class ErrorLog implements AutoCloseable {

    private final LoggerContext context;
    private final LogLevel level;
    private final LogOutputs outputs;
    private final LogSetup setup;
    private final Optional<Logger> userLogger;
    private final Optional<Syslog> syslog;
    private final Optional<OutputCapture> capture;
    private @Nullable CountingAppender counting;

    private ErrorLog(
            LoggerContext context,
            LogLevel level,
            LogOutputs outputs,
            LogSetup setup,
            Optional<Logger> userLogger,
            Optional<Syslog> syslog,
            Optional<OutputCapture> capture) {
        this.context = context;
        this.level = level;
        this.outputs = outputs;
        this.setup = setup;
        this.userLogger = userLogger;
        this.syslog = syslog;
        this.capture = capture;
    }

    /**
     * Opens it as the section Logging of the settings says. Opening another one, for settings read anew, moves all
     * loggers to that one; close the old one afterwards.
     *
     * @throws io.jgun.posix.ExitException if a setting cannot be followed
     */
    public static ErrorLog open(Settings settings) {
        LogLevel level = LogLevel.of(settings);
        LogOutputs outputs = LogOutputs.open(settings);
        LoggerContext context = LogbackBinding.context();
        Optional<Logger> userLogger = UserLogger.open(settings).map(GuardedLogger::new);
        Optional<Syslog> syslog = settings.get(Logging.SYSLOG) ? Optional.of(Syslog.open(settings)) : Optional.empty();
        LogSetup setup = LogSetup.of(settings, level, outputs, userLogger, syslog);
        Optional<OutputCapture> capture = settings.get(Logging.CAPTURE_OUTPUT)
                ? Optional.of(new OutputCapture(stream(FileDescriptor.out), stream(FileDescriptor.err)))
                : Optional.empty();
        ErrorLog log = new ErrorLog(context, level, outputs, setup, userLogger, syslog, capture);
        log.restore();
        return log;
    }

    /** Tells the counter of each message, as long as messages come to this log. For one counter. */
    public void countedBy(LogCounter counter) {
        counting = new CountingAppender(counter);
        attachCounting();
    }

    private void attachCounting() {
        if (counting != null) {
            counting.setContext(context);
            counting.start();
            context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(counting);
        }
    }

    /** Moves all loggers to this log, after another one was opened that is not to stay. */
    public void restore() {
        setup.apply(context);
        LogbackBinding.levelsSet();
        attachCounting();
        JulConfiguration.install(level);
        capture.ifPresentOrElse(OutputCapture::start, OutputCapture::giveBack);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** The logger of {@code logger_class}. What it throws never comes through. */
    public Optional<Logger> userLogger() {
        return userLogger;
    }

    /** Where lines go besides, with {@code syslog}. */
    public Optional<Syslog> syslog() {
        return syslog;
    }

    /** The logger that takes lines of the access log, if {@code logconfig} and the like give it a place to write to. */
    public Optional<org.slf4j.Logger> accessLogger() {
        ch.qos.logback.classic.Logger access = context.getLogger(LoggerNames.ACCESS);
        return access.iteratorForAppenders().hasNext() ? Optional.of(access) : Optional.empty();
    }

    /** Opens the files again by name (USR1). If that fails the old one stays in use, and says so. */
    public void reopen() {
        try {
            outputs.reopen();
        } catch (IOException e) {
            LoggerFactory.getLogger(LoggerNames.ERROR).error("Cannot reopen the error log: {}", e.getMessage());
        }
        userLogger.ifPresent(Logger::reopenFiles);
    }

    /** Closes what it has opened, and gives System.out and System.err back. */
    @Override
    public void close() {
        capture.ifPresent(OutputCapture::close);
        syslog.ifPresent(Syslog::close);
        userLogger.ifPresent(Logger::close);
        outputs.close();
    }
}
