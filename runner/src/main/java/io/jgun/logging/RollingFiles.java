package io.jgun.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.RollingPolicyBase;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Python's two rotating handlers, with the same file names, done by Logback. */
final class RollingFiles {

    /** More than this Logback does not number. */
    private static final int MOST_BACKUPS = 20;

    private RollingFiles() {}

    /** {@code app.log}, {@code app.log.1}, {@code app.log.2} ... */
    static Appender<ILoggingEvent> bySize(LoggerContext context, DictNode node, Path path, PercentLayout layout) {
        long maxBytes = node.number("maxBytes").orElse(0L);
        long backups = node.number("backupCount").orElse(0L);
        if (maxBytes <= 0 || backups <= 0) {
            throw node.problem(
                    maxBytes <= 0 ? "maxBytes" : "backupCount",
                    "must be above 0; use logging.FileHandler for a file that is not rotated");
        }
        if (backups > MOST_BACKUPS) {
            throw node.problem("backupCount", "must be at most " + MOST_BACKUPS);
        }
        RollingFileAppender<ILoggingEvent> appender = appender(context, node, path, layout);
        FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
        names.setMinIndex(1);
        names.setMaxIndex((int) backups);
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(maxBytes));
        size.start();
        appender.setTriggeringPolicy(size);
        return with(names, context, appender, path + ".%i");
    }

    /** {@code app.log}, {@code app.log.2026-11-21} ... */
    static Appender<ILoggingEvent> byTime(LoggerContext context, DictNode node, Path path, PercentLayout layout) {
        if (node.number("interval").orElse(1L) != 1) {
            throw node.problem("interval", "only 1 is supported");
        }
        String when = node.text("when").orElse("h").toUpperCase(Locale.ROOT);
        String date = switch (when) {
            case "S" -> "yyyy-MM-dd_HH-mm-ss";
            case "M" -> "yyyy-MM-dd_HH-mm";
            case "H" -> "yyyy-MM-dd_HH";
            case "D", "MIDNIGHT" -> "yyyy-MM-dd";
            default -> throw node.problem("when", "'" + when + "' is not supported; use S, M, H, D or midnight");
        };
        RollingFileAppender<ILoggingEvent> appender = appender(context, node, path, layout);
        TimeBasedRollingPolicy<ILoggingEvent> names = new TimeBasedRollingPolicy<>();
        names.setMaxHistory(node.number("backupCount").orElse(0L).intValue());
        String zone = node.flag("utc").orElse(false) ? ", UTC" : "";
        return with(names, context, appender, path + ".%d{" + date + zone + "}");
    }

    private static RollingFileAppender<ILoggingEvent> appender(
            LoggerContext context, DictNode node, Path path, PercentLayout layout) {
        try {
            // Logback would create directories and tell problems nobody sees: ask now.
            new LogFilePath(node.path() + ".filename", path).open().close();
        } catch (IOException e) {
            throw node.problem("filename", String.valueOf(e.getMessage()), e);
        }
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(path.toString());
        appender.setEncoder(encoder);
        return appender;
    }

    private static Appender<ILoggingEvent> with(
            RollingPolicyBase names,
            LoggerContext context,
            RollingFileAppender<ILoggingEvent> appender,
            String pattern) {
        names.setContext(context);
        names.setParent(appender);
        names.setFileNamePattern(pattern);
        names.start();
        appender.setRollingPolicy(names);
        return appender;
    }
}
