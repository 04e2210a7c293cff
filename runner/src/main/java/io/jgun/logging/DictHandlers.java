package io.jgun.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.jgun.posix.ExitException;
import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the handlers of a dictConfig, by the names of Python's classes. */
final class DictHandlers {

    private static final String[] COMMON = {"class", "level", "formatter"};

    private final LoggerContext context;
    private final Settings settings;
    private final LogOutputs outputs;
    private final Map<String, PercentLayout> formatters;

    DictHandlers(LoggerContext context, Settings settings, LogOutputs outputs, Map<String, PercentLayout> formatters) {
        this.context = context;
        this.settings = settings;
        this.outputs = outputs;
        this.formatters = formatters;
    }

    /** @throws ExitException naming the key that cannot be followed */
    Appender<ILoggingEvent> make(DictNode node) {
        String name = node.text("class").orElseThrow(() -> node.problem("class", "is missing"));
        PercentLayout layout = layout(node);
        Appender<ILoggingEvent> appender = switch (name) {
            case "logging.StreamHandler" -> stream(node, layout);
            case "logging.FileHandler", "logging.handlers.WatchedFileHandler" -> file(node, layout);
            case "logging.handlers.RotatingFileHandler" -> {
                allow(node, "filename", "mode", "encoding", "delay", "maxBytes", "backupCount");
                yield RollingFiles.bySize(context, node, path(node), layout);
            }
            case "logging.handlers.TimedRotatingFileHandler" -> {
                allow(node, "filename", "when", "interval", "encoding", "delay", "backupCount", "utc");
                yield RollingFiles.byTime(context, node, path(node), layout);
            }
            case "logging.handlers.SysLogHandler" -> syslog(node, layout);
            case "logging.NullHandler" -> {
                allow(node);
                yield new LineAppender(event -> {});
            }
            default ->
                throw node.problem(
                        "class",
                        "'" + name + "' is not supported; use logging.StreamHandler, FileHandler or NullHandler,"
                                + " or logging.handlers.WatchedFileHandler, RotatingFileHandler,"
                                + " TimedRotatingFileHandler or SysLogHandler");
        };
        PythonLevel.of(node).ifPresent(level -> appender.addFilter(level.filter()));
        appender.setContext(context);
        appender.setName(node.path());
        appender.start();
        return appender;
    }

    private PercentLayout layout(DictNode node) {
        String name = node.text("formatter").orElse("");
        if (name.isEmpty()) {
            return new PercentLayout("%(message)s", "");
        }
        PercentLayout layout = formatters.get(name);
        if (layout == null) {
            throw node.problem("formatter", "there is no formatter '" + name + "'; there are " + formatters.keySet());
        }
        return layout;
    }

    private Appender<ILoggingEvent> stream(DictNode node, PercentLayout layout) {
        allow(node, "stream");
        String stream = node.text("stream").orElse("ext://sys.stderr");
        return switch (stream) {
            case "ext://sys.stderr" -> to(outputs.add(LogFile.stderr()), layout);
            case "ext://sys.stdout" -> to(outputs.add(LogFile.stdout()), layout);
            default ->
                throw node.problem(
                        "stream", "'" + stream + "' is not supported; use ext://sys.stdout or ext://sys.stderr");
        };
    }

    private Appender<ILoggingEvent> file(DictNode node, PercentLayout layout) {
        allow(node, "filename", "mode", "encoding", "delay");
        return to(outputs.add(LogFile.open(new LogFilePath(node.path() + ".filename", path(node)))), layout);
    }

    private static Appender<ILoggingEvent> to(LogFile file, PercentLayout layout) {
        return new LineAppender(event -> file.write(layout.doLayout(event).getBytes(StandardCharsets.UTF_8)));
    }

    private Path path(DictNode node) {
        if (!node.text("mode").orElse("a").equals("a")) {
            throw node.problem("mode", "only 'a' is supported: logs are appended to");
        }
        String encoding = node.text("encoding").orElse("utf-8");
        if (!encoding.equalsIgnoreCase("utf-8") && !encoding.equalsIgnoreCase("utf8")) {
            throw node.problem("encoding", "only 'utf-8' is supported");
        }
        String name = node.text("filename").orElseThrow(() -> node.problem("filename", "is missing"));
        return settings.get(Applications.CHDIR).resolve(name);
    }

    private Appender<ILoggingEvent> syslog(DictNode node, PercentLayout layout) {
        allow(node, "address", "facility", "socktype");
        int facility = SyslogFacility.number(node.text("facility").orElse("user"));
        Syslog daemon = outputs.add(new Syslog(address(node), "", facility, Duration.ofSeconds(1)).start());
        return new LineAppender(event -> daemon.send(
                SyslogAppender.severity(event), layout.doLayout(event).stripTrailing()));
    }

    private static SyslogAddress address(DictNode node) {
        String socktype = node.text("socktype").orElse("");
        boolean stream = socktype.endsWith("SOCK_STREAM");
        Object address = node.has("address") ? node.values().get("address") : List.of("localhost", 514L);
        if (address instanceof String path) {
            SyslogAddress.UnixType unknown =
                    socktype.endsWith("SOCK_DGRAM") ? SyslogAddress.UnixType.DATAGRAM : SyslogAddress.UnixType.EITHER;
            return new SyslogAddress.Unix(Path.of(path), stream ? SyslogAddress.UnixType.STREAM : unknown);
        }
        if (address instanceof List<?> pair
                && pair.size() == 2
                && pair.get(0) instanceof String host
                && pair.get(1) instanceof Long port
                && port > 0
                && port < 65536) {
            return stream ? new SyslogAddress.Tcp(host, port.intValue()) : new SyslogAddress.Udp(host, port.intValue());
        }
        throw node.problem("address", "must be [host, port] or the path of a socket, not " + address);
    }

    private static void allow(DictNode node, String... keys) {
        Set<String> known = new java.util.HashSet<>(List.of(keys));
        known.addAll(List.of(COMMON));
        node.allow(known);
    }
}
