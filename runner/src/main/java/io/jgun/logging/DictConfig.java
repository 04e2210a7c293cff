package io.jgun.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.jgun.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code logconfig_dict} and {@code logconfig_json}: what makes sense here of Python's {@code logging.config.dictConfig}.
 * The names of Gunicorn's two loggers mean jgun's. What no logger of the dict says falls to {@code errorlog}.
 */
record DictConfig(DictNode dict, Settings settings, LogOutputs outputs, LogSetup.BuiltIn builtIn) implements LogSetup {

    /** The server logs with the names of its classes, as Java programs do. */
    private static final List<String> SERVER = List.of(LoggerNames.ERROR, "io.jgun", "org.eclipse.jetty");

    @Override
    public void apply(LoggerContext context) {
        dict.allow(Set.of(
                "version", "disable_existing_loggers", "incremental", "formatters", "handlers", "loggers", "root"));
        dict.number("version").filter(version -> version != 1).ifPresent(version -> {
            throw dict.problem("version", "must be 1");
        });
        if (dict.flag("incremental").orElse(false)) {
            throw dict.problem("incremental", "is not supported; leave it out");
        }
        context.reset();
        builtIn.levels(context);
        try {
            Map<String, Appender<ILoggingEvent>> handlers = handlers(context);
            dict.dicts("loggers").forEach((name, node) -> logger(context, name, node, handlers));
            dict.dict("root").ifPresentOrElse(node -> root(context, node, handlers), () -> builtIn.appenders(context));
        } catch (io.jgun.posix.ExitException e) {
            builtIn.apply(context);
            throw e;
        }
    }

    private Map<String, Appender<ILoggingEvent>> handlers(LoggerContext context) {
        Map<String, PercentLayout> formatters = new LinkedHashMap<>();
        dict.dicts("formatters").forEach((name, node) -> formatters.put(name, formatter(node)));
        DictHandlers make = new DictHandlers(context, settings, outputs, formatters);
        Map<String, Appender<ILoggingEvent>> handlers = new LinkedHashMap<>();
        dict.dicts("handlers").forEach((name, node) -> handlers.put(name, make.make(node)));
        return handlers;
    }

    private static PercentLayout formatter(DictNode node) {
        node.allow(Set.of("format", "datefmt", "style", "class"));
        if (!node.text("style").orElse("%").equals("%")) {
            throw node.problem("style", "only '%' is supported");
        }
        if (!node.text("class").orElse("logging.Formatter").equals("logging.Formatter")) {
            throw node.problem("class", "only logging.Formatter is supported");
        }
        String date = node.text("datefmt").orElse("");
        try {
            Strftime.compile(date);
        } catch (IllegalArgumentException e) {
            throw node.problem("datefmt", String.valueOf(e.getMessage()), e);
        }
        try {
            return new PercentLayout(node.text("format").orElse("%(message)s"), date);
        } catch (IllegalArgumentException e) {
            throw node.problem("format", String.valueOf(e.getMessage()), e);
        }
    }

    private static void logger(
            LoggerContext context, String name, DictNode node, Map<String, Appender<ILoggingEvent>> handlers) {
        node.allow(Set.of("level", "handlers", "propagate", "qualname"));
        Optional<PythonLevel> level = PythonLevel.of(node);
        boolean propagates = node.flag("propagate").orElse(true);
        for (String target : targets(name)) {
            ch.qos.logback.classic.Logger logger = context.getLogger(target);
            // Jetty keeps its own level: its INFO is DEBUG for us.
            if (!target.startsWith("org.eclipse.jetty")) {
                level.ifPresent(l -> logger.setLevel(l.level()));
            }
            logger.setAdditive(propagates);
            attach(logger, node, handlers);
        }
    }

    private static List<String> targets(String name) {
        return switch (name) {
            case "gunicorn.error", "jgun.error", "gunicorn", "jgun" -> SERVER;
            case "gunicorn.access" -> List.of(LoggerNames.ACCESS);
            default -> List.of(name);
        };
    }

    private static void root(LoggerContext context, DictNode node, Map<String, Appender<ILoggingEvent>> handlers) {
        node.allow(Set.of("level", "handlers"));
        ch.qos.logback.classic.Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        PythonLevel.of(node).ifPresent(level -> root.setLevel(level.level()));
        attach(root, node, handlers);
    }

    private static void attach(
            ch.qos.logback.classic.Logger logger, DictNode node, Map<String, Appender<ILoggingEvent>> handlers) {
        for (String name : node.texts("handlers")) {
            Appender<ILoggingEvent> handler = handlers.get(name);
            if (handler == null) {
                throw node.problem("handlers", "there is no handler '" + name + "'; there are " + handlers.keySet());
            }
            logger.addAppender(handler);
        }
    }
}
