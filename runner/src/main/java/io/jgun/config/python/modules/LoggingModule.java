package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.NativeObject;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.Operators;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Repr;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code logging}: messages go to jgun's log. Handlers, filters and formatters can be made, and change nothing. */
final class LoggingModule extends NativeModule {

    private static final String[] FUNCTIONS = {
        "getLogger",
        "basicConfig",
        "debug",
        "info",
        "warning",
        "warn",
        "error",
        "critical",
        "exception",
        "log",
        "getLevelName",
        "addLevelName",
        "disable",
        "captureWarnings",
        "shutdown",
        "setLoggerClass",
        "dictConfig",
        "fileConfig"
    };
    private static final List<String> CLASSES = List.of(
            "Formatter",
            "Filter",
            "Handler",
            "StreamHandler",
            "FileHandler",
            "NullHandler",
            "LogRecord",
            "Logger",
            "LoggerAdapter");

    LoggingModule() {
        super("logging");
    }

    @Override
    public @Nullable Object constant(Run run, String name) {
        Object own = assigned(name);
        if (own != null) {
            return own;
        }
        if (CLASSES.contains(name)) {
            // Has to have a constructor of any arguments: its objects are only handed on.
            PyType type = new PyType(
                    name,
                    List.of(Types.OBJECT),
                    Map.of(
                            "__init__",
                            new Inert("__init__"),
                            "setFormatter",
                            new Inert("setFormatter"),
                            "setLevel",
                            new Inert("setLevel"),
                            "addFilter",
                            new Inert("addFilter"),
                            "setup",
                            new Inert("setup"),
                            "filter",
                            new Inert("filter"),
                            "format",
                            new Inert("format")));
            set(run, name, type);
            return type;
        }
        return switch (name) {
            case "CRITICAL", "FATAL" -> 50L;
            case "ERROR" -> 40L;
            case "WARNING", "WARN" -> 30L;
            case "INFO" -> 20L;
            case "DEBUG" -> 10L;
            case "NOTSET" -> 0L;
            case "root" -> new Logger("root");
            case "handlers", "config" -> new LoggingModule();
            default -> null;
        };
    }

    @Override
    public String[] methods() {
        return FUNCTIONS;
    }

    @Override
    public @Nullable Object call(Run run, String function, Arguments arguments) {
        return switch (function) {
            case "getLogger" ->
                new Logger(
                        arguments.size() > 0 && arguments.get(0) instanceof String name && !name.isEmpty()
                                ? name
                                : "root");
            case "getLevelName" ->
                levelName(arguments.expectPositional(function, 1, 1).get(0));
            case "basicConfig", "addLevelName", "disable", "captureWarnings", "shutdown", "setLoggerClass" -> None.NONE;
            case "dictConfig", "fileConfig" -> {
                run.world()
                        .context()
                        .output()
                        .log(
                                "warning",
                                "root",
                                "logging." + function + "() has no effect; use the setting logconfig_dict");
                yield None.NONE;
            }
            default -> new Logger("root").call(run, function, arguments);
        };
    }

    private static Object levelName(Object level) {
        if (level instanceof String name) {
            return switch (name) {
                case "CRITICAL" -> 50L;
                case "ERROR" -> 40L;
                case "WARNING" -> 30L;
                case "INFO" -> 20L;
                case "DEBUG" -> 10L;
                default -> "Level " + name;
            };
        }
        return name(level).toUpperCase(Locale.ROOT);
    }

    private static String name(Object level) {
        if (level instanceof Long number) {
            return number >= 50
                    ? "critical"
                    : number >= 40 ? "error" : number >= 30 ? "warning" : number >= 20 ? "info" : "debug";
        }
        return "info";
    }

    /** A method that takes anything and does nothing. */
    private record Inert(String name) implements io.jgun.config.python.values.PyCallable {
        @Override
        public PyType type() {
            return Types.BUILTIN_FUNCTION;
        }

        @Override
        public Object call(Run run, Arguments arguments) {
            return name.equals("filter") ? (Object) true : None.NONE;
        }
    }

    private static final class Logger extends NativeObject {
        private static final PyType TYPE = Files.type("Logger");
        private static final String[] METHODS = {
            "debug",
            "info",
            "warning",
            "warn",
            "error",
            "critical",
            "fatal",
            "exception",
            "log",
            "setLevel",
            "addHandler",
            "removeHandler",
            "addFilter",
            "removeFilter",
            "isEnabledFor",
            "getEffectiveLevel",
            "hasHandlers",
            "getChild"
        };

        private final String name;

        Logger(String name) {
            super(TYPE);
            this.name = name;
        }

        @Override
        public @Nullable Object constant(Run run, String attribute) {
            return switch (attribute) {
                case "name" -> name;
                case "handlers", "filters" -> new PyList();
                case "level" -> 20L;
                case "propagate", "disabled" -> attribute.equals("propagate");
                case "parent" -> None.NONE;
                default -> null;
            };
        }

        @Override
        public boolean set(Run run, String attribute, Object value) {
            return true;
        }

        @Override
        public String[] methods() {
            return METHODS;
        }

        @Override
        public @Nullable Object call(Run run, String method, Arguments arguments) {
            return switch (method) {
                case "debug", "info", "warning", "error", "critical" -> write(run, method, arguments, 0);
                case "warn" -> write(run, "warning", arguments, 0);
                case "fatal" -> write(run, "critical", arguments, 0);
                case "exception" -> write(run, "error", arguments, 0);
                case "log" -> write(run, name(arguments.expect(method, 2, 1000).get(0)), arguments, 1);
                case "addHandler", "addFilter" -> {
                    run.world()
                            .context()
                            .output()
                            .log(
                                    "warning",
                                    name,
                                    "handlers and filters of Python's logging have no effect under jgun (" + method
                                            + " on '" + name + "')");
                    yield None.NONE;
                }
                case "setLevel", "removeHandler", "removeFilter" -> None.NONE;
                case "isEnabledFor", "hasHandlers" -> true;
                case "getEffectiveLevel" -> 20L;
                case "getChild" ->
                    new Logger(name + "."
                            + Repr.str(run, arguments.expect(method, 1, 1).get(0)));
                default -> null;
            };
        }

        private Object write(Run run, String level, Arguments arguments, int first) {
            if (arguments.size() <= first) {
                throw PyError.type(level + "() missing 1 required positional argument: 'msg'");
            }
            String format = Repr.str(run, arguments.get(first));
            Object[] values = arguments.positionalFrom(first + 1);
            String message = format;
            if (values.length > 0) {
                Object all = values.length == 1 && values[0] instanceof PyDict ? values[0] : new PyTuple(values);
                try {
                    message = Operators.binary(run, "%", format, all).toString();
                } catch (PyError e) {
                    if (!e.catchable()) {
                        throw e;
                    }
                    message = format + " " + Repr.repr(run, all);
                }
            }
            String text = message;
            run.step();
            run.unlocked(() -> {
                run.world().context().output().log(level, name, text);
                return None.NONE;
            });
            return None.NONE;
        }
    }
}
