package io.jgun.hooks;

import io.jgun.config.HostFunction;
import io.jgun.config.HostObject;
import io.jgun.config.python.PercentFormatting;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code server.log} and {@code worker.log} for functions of a config file. */
final class LogObject implements HostObject {

    private final LogView log;

    LogObject(LogView log) {
        this.log = log;
    }

    @Override
    public String typeName() {
        return "Logger";
    }

    @Override
    public Object attribute(String name) {
        return switch (name) {
            case "debug" -> (HostFunction) arguments -> write(0, arguments);
            case "info" -> (HostFunction) arguments -> write(1, arguments);
            case "warning", "warn" -> (HostFunction) arguments -> write(2, arguments);
            case "error", "exception" -> (HostFunction) arguments -> write(3, arguments);
            case "critical", "fatal" -> (HostFunction) arguments -> write(4, arguments);
            default -> throw new NoSuchElementException(name);
        };
    }

    private @Nullable Object write(int level, List<?> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a log message is missing");
        }
        String message = message(Objects.toString(arguments.get(0), "None"), arguments.subList(1, arguments.size()));
        switch (level) {
            case 0 -> log.debug(message);
            case 1 -> log.info(message);
            case 2 -> log.warning(message);
            case 3 -> log.error(message);
            default -> log.critical(message);
        }
        return null;
    }

    /** As Python's logging: a message that does not fit its arguments is not worth failing for. */
    private static String message(String format, List<?> arguments) {
        try {
            return PercentFormatting.format(format, arguments);
        } catch (IllegalArgumentException e) {
            return format + " " + arguments;
        }
    }
}
