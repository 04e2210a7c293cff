package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.NativeObject;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyException;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import org.jspecify.annotations.Nullable;

/** Modules of which config files use a name or two. */
final class SmallModules {

    private SmallModules() {}

    static @Nullable Object open(String name) {
        return switch (name) {
            // Python's own concurrency has nothing to patch here.
            case "gevent.monkey", "eventlet" ->
                new Quiet(
                        name,
                        "patch_all",
                        "patch_thread",
                        "patch_socket",
                        "monkey_patch",
                        "patch_ssl",
                        "patch_psycopg");
            case "psycogreen.gevent", "psycogreen.eventlet" -> new Quiet(name, "patch_psycopg", "make_psycopg_green");
            case "psycogreen", "gevent", "eventlet.patcher" -> new Quiet(name);
            case "faulthandler" -> new Quiet(name, "enable", "register", "disable");
            case "gc" -> new Quiet(name, "collect", "freeze", "enable", "disable", "set_threshold", "unfreeze");
            case "warnings" -> new Quiet(name, "filterwarnings", "simplefilter", "warn", "resetwarnings");
            case "traceback" ->
                new Quiet(
                        name,
                        "print_exc",
                        "print_stack",
                        "format_exc",
                        "extract_stack",
                        "extract_tb",
                        "format_stack",
                        "format_tb",
                        "format_list");
            case "atexit" -> new Quiet(name, "register");
            case "prometheus_client.multiprocess" -> new Quiet(name, "mark_process_dead");
            case "signal" ->
                new Constants(
                        name,
                        "signal getsignal alarm",
                        "SIGHUP",
                        1L,
                        "SIGINT",
                        2L,
                        "SIGQUIT",
                        3L,
                        "SIGABRT",
                        6L,
                        "SIGKILL",
                        9L,
                        "SIGUSR1",
                        10L,
                        "SIGUSR2",
                        12L,
                        "SIGALRM",
                        14L,
                        "SIGTERM",
                        15L,
                        "SIGCHLD",
                        17L,
                        "SIGTTIN",
                        21L,
                        "SIGTTOU",
                        22L,
                        "SIGWINCH",
                        28L,
                        "SIG_DFL",
                        0L,
                        "SIG_IGN",
                        1L);
            case "ssl" ->
                new Constants(
                        name,
                        "create_default_context SSLContext",
                        "CERT_NONE",
                        0L,
                        "CERT_OPTIONAL",
                        1L,
                        "CERT_REQUIRED",
                        2L,
                        "PROTOCOL_SSLv23",
                        2L,
                        "PROTOCOL_TLS",
                        2L,
                        "PROTOCOL_TLSv1",
                        3L,
                        "PROTOCOL_TLSv1_1",
                        4L,
                        "PROTOCOL_TLSv1_2",
                        5L,
                        "PROTOCOL_TLS_CLIENT",
                        16L,
                        "PROTOCOL_TLS_SERVER",
                        17L);
            case "string" ->
                new Constants(
                        name,
                        "",
                        "ascii_lowercase",
                        "abcdefghijklmnopqrstuvwxyz",
                        "ascii_uppercase",
                        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                        "ascii_letters",
                        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
                        "digits",
                        "0123456789",
                        "hexdigits",
                        "0123456789abcdefABCDEF",
                        "whitespace",
                        " \t\n\r\u000b\f");
            case "gunicorn" -> new Constants(name, "", "__version__", "26.1.0", "SERVER_SOFTWARE", "gunicorn");
            case "typing", "__future__", "types", "typing_extensions", "collections.abc" -> new Anything(name);
            case "contextlib", "tempfile", "getpass", "uuid", "textwrap", "distutils.util", "copy", "secrets" ->
                new Functions(name);
            case "distutils" -> new Quiet(name);
            default -> null;
        };
    }

    /** Functions that do nothing. */
    private static final class Quiet extends NativeModule {
        private final String[] functions;

        Quiet(String name, String... functions) {
            super(name);
            this.functions = functions;
        }

        @Override
        public String[] methods() {
            return functions;
        }

        @Override
        public @Nullable Object call(Run run, String function, Arguments arguments) {
            return hasMethod(function) ? nothing(function) : null;
        }

        /** What the function gives when there is nothing to tell. */
        private static Object nothing(String function) {
            return switch (function) {
                case "format_exc" -> "";
                case "extract_stack", "extract_tb", "format_stack", "format_tb", "format_list" -> new PyList();
                default -> None.NONE;
            };
        }
    }

    /** Numbers and texts by name; functions that are refused. */
    private static final class Constants extends NativeModule {
        private final String[] refused;
        private final Object[] pairs;

        Constants(String name, String refused, Object... pairs) {
            super(name);
            this.refused = refused.isEmpty() ? new String[0] : refused.split(" ", -1);
            this.pairs = pairs;
        }

        @Override
        public @Nullable Object constant(Run run, String name) {
            Object own = assigned(name);
            for (int i = 0; i < pairs.length && own == null; i += 2) {
                own = pairs[i].equals(name) ? pairs[i + 1] : null;
            }
            return own;
        }

        @Override
        public boolean set(Run run, String attribute, Object value) {
            if (attribute.equals("SERVER_SOFTWARE") || attribute.equals("SERVER")) {
                run.world()
                        .context()
                        .output()
                        .log(
                                "warning",
                                "root",
                                "gunicorn." + attribute + " has no effect under jgun; use server_header = False");
            }
            return super.set(run, attribute, value);
        }

        @Override
        public String[] methods() {
            return refused;
        }

        @Override
        public @Nullable Object call(Run run, String function, Arguments arguments) {
            if (hasMethod(function)) {
                throw refused(function, "a Java class named by the setting hooks can do such things");
            }
            return null;
        }
    }

    /** A module of types: every name is a type that annotations may use. */
    private static final class Anything extends NativeModule {
        Anything(String name) {
            super(name);
        }

        @Override
        public Object constant(Run run, String name) {
            return Types.OBJECT;
        }
    }

    /** One function or two each. */
    private static final class Functions extends NativeModule {
        private static final String[] ALL = {
            "suppress", "gettempdir", "getuser", "uuid4", "dedent", "strtobool", "copy", "deepcopy", "token_hex"
        };

        Functions(String name) {
            super(name);
        }

        @Override
        public String[] methods() {
            return ALL;
        }

        @Override
        public @Nullable Object call(Run run, String function, Arguments arguments) {
            return switch (function) {
                case "suppress" -> new Suppress(arguments.positionalFrom(0));
                case "gettempdir" -> run.world().environ().get("TMPDIR") instanceof String given ? given : "/tmp";
                case "getuser" -> System.getProperty("user.name", "");
                case "uuid4" -> java.util.UUID.randomUUID().toString();
                case "token_hex" ->
                    java.util.HexFormat.of()
                            .formatHex(RandomModule.bytes(run, 16).bytes());
                case "dedent" ->
                    Files.text(arguments.expect(function, 1, 1).get(0)).stripIndent();
                case "strtobool" ->
                    truth(Files.text(arguments.expect(function, 1, 1).get(0)));
                case "copy", "deepcopy" ->
                    Copies.of(run, arguments.expect(function, 1, 1).get(0), function.equals("deepcopy"));
                default -> null;
            };
        }

        private static Object truth(String text) {
            return switch (text.toLowerCase(java.util.Locale.ROOT)) {
                case "y", "yes", "t", "true", "on", "1" -> 1L;
                case "n", "no", "f", "false", "off", "0" -> 0L;
                default -> throw PyError.value("invalid truth value '" + text + "'");
            };
        }
    }

    /** {@code contextlib.suppress}. */
    private static final class Suppress extends NativeObject {
        private static final PyType TYPE = Files.type("suppress");

        private final Object[] types;

        Suppress(Object[] types) {
            super(TYPE);
            this.types = types;
        }

        @Override
        public Object enter(Run run) {
            return None.NONE;
        }

        @Override
        public boolean exit(Run run, @Nullable PyException error) {
            for (Object type : types) {
                if (error != null && ObjectFunctions.matches(error.type(), type)) {
                    return true;
                }
            }
            return false;
        }
    }
}
