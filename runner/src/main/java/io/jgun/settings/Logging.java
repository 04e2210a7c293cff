package io.jgun.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Settings of the section Logging. */
public final class Logging {

    static final Declarations DECLARED = new Declarations(Section.LOGGING);

    /** What the path of a unix socket follows in an address. */
    public static final String UNIX_SCHEME = "unix://";

    /** A file, {@code -} for stdout; empty: no access log. */
    public static final Setting<Optional<String>> ACCESSLOG = DECLARED.setting("accesslog", Unset.or(Texts.LOG_FILE))
            .flags("--access-logfile")
            .example("'-'")
            .metavar("FILE")
            .doc("The file to write the access log to; - is stdout")
            .defaultsTo(Optional.empty());

    public static final Setting<Boolean> DISABLE_REDIRECT_ACCESS_TO_SYSLOG = DECLARED.setting(
                    "disable_redirect_access_to_syslog", Flag.TYPE)
            .switches("True", "--disable-redirect-access-to-syslog")
            .doc("Keep the access log out of syslog where syslog is on")
            .defaultsTo(false);

    /** A Gunicorn format, or {@code json}. */
    public static final Setting<String> ACCESS_LOG_FORMAT = DECLARED.setting("access_log_format", Texts.TEXT)
            .flags("--access-logformat")
            .metavar("STRING")
            .doc("""
                    The format of a line of the access log

                    Made of atoms such as `%(h)s`; docs/access-log.md lists them. `json` writes one JSON object a \
                    line.""")
            .defaultsTo("%(h)s %(l)s %(u)s %(t)s \"%(r)s\" %(s)s %(b)s \"%(f)s\" \"%(a)s\"");

    /** A file, {@code -} for stderr. */
    public static final Setting<String> ERRORLOG = DECLARED.setting("errorlog", Texts.LOG_FILE)
            .flags("--error-logfile", "--log-file")
            .metavar("FILE")
            .doc("The file to write the error log to; - is stderr")
            .defaultsTo("-");

    /** debug, info, warning, error, critical, all. */
    public static final Setting<String> LOGLEVEL = DECLARED.setting(
                    "loglevel", Texts.checked("debug | info | warning | error | critical | all", Logging::level))
            .flags("--log-level")
            .metavar("LEVEL")
            .doc("The least serious messages that the error log takes: debug, info, warning, error, critical, or all")
            .defaultsTo("info");

    public static final Setting<Boolean> CAPTURE_OUTPUT = DECLARED.setting("capture_output", Flag.TYPE)
            .switches("True", "--capture-output")
            .doc("Send what the application prints to the error log")
            .defaultsTo(false);

    /** Name of a Java class implementing {@code io.jgun.logging.Logger}. */
    public static final Setting<Optional<String>> LOGGER_CLASS = DECLARED.setting("logger_class", new LoggerClassType())
            .flags("--logger-class")
            .metavar("STRING")
            .doc("""
                    A class of your own that writes the logs

                    The name of a Java class; None is the built-in logger, and so is Gunicorn's default.""")
            .defaultsTo(Optional.empty());

    /** A Logback XML file. */
    public static final Setting<Optional<Path>> LOGCONFIG = DECLARED.setting("logconfig", Unset.or(Texts.PATH))
            .flags("--log-config")
            .metavar("FILE")
            .doc("A Logback XML file that sets the logs up")
            .defaultsTo(Optional.empty());

    public static final Setting<Map<String, Object>> LOGCONFIG_DICT =
            DECLARED.setting("logconfig_dict", Maps.DICT).doc("""
                    A dict that sets the logs up

                    In the form of Python's `logging.config.dictConfig`, as far as it makes sense here: levels and \
                    files of loggers. What is not supported is an error.""").defaultsTo(Map.of());

    public static final Setting<Optional<Path>> LOGCONFIG_JSON = DECLARED.setting(
                    "logconfig_json", Unset.or(Texts.PATH))
            .flags("--log-config-json")
            .metavar("FILE")
            .doc("A JSON file with what logconfig_dict holds")
            .defaultsTo(Optional.empty());

    /** {@code udp://host:port}, {@code tcp://host:port}, {@code unix://path[#stream|#dgram]}. */
    public static final Setting<String> SYSLOG_ADDR = DECLARED.setting(
                    "syslog_addr", Texts.checked("address", Logging::syslogAddress))
            .flags("--log-syslog-to")
            .metavar("SYSLOG_ADDR")
            .doc("Where syslog listens: udp://HOST:PORT, tcp://HOST:PORT, or unix://PATH with #stream or #dgram")
            .defaultsTo("udp://localhost:514");

    public static final Setting<Boolean> SYSLOG = DECLARED.setting("syslog", Flag.TYPE)
            .switches("True", "--log-syslog")
            .doc("Send the logs to syslog as well")
            .defaultsTo(false);

    public static final Setting<Optional<String>> SYSLOG_PREFIX = DECLARED.setting(
                    "syslog_prefix", Unset.or(Texts.TEXT))
            .flags("--log-syslog-prefix")
            .metavar("SYSLOG_PREFIX")
            .doc("The name that syslog entries carry, in place of the name of the process")
            .defaultsTo(Optional.empty());

    public static final Setting<String> SYSLOG_FACILITY = DECLARED.setting(
                    "syslog_facility", Texts.checked("facility", Logging::facility))
            .flags("--log-syslog-facility")
            .metavar("SYSLOG_FACILITY")
            .doc("The syslog facility of all entries")
            .defaultsTo("user");

    public static final Setting<Boolean> ENABLE_STDIO_INHERITANCE = DECLARED.setting(
                    "enable_stdio_inheritance", Flag.TYPE)
            .switches("True", "-R", "--enable-stdio-inheritance")
            .doc("""
                    Keep stdout and stderr open in a daemon

                    Except where they are a terminal.""")
            .defaultsTo(false);

    /** {@code HOST:PORT}, {@code [IPV6]:PORT} or {@code unix://PATH} of a datagram socket. */
    public static final Setting<Optional<String>> STATSD_HOST = DECLARED.setting(
                    "statsd_host", Unset.or(Texts.checked("address", Logging::statsdAddress)))
            .flags("--statsd-host")
            .example("'127.0.0.1:8125'")
            .metavar("STATSD_ADDR")
            .doc("""
                    The statsd server to send metrics to: HOST:PORT or unix://PATH

                    Sent are `gunicorn.requests` and `gunicorn.request.status.NNN` (counters), \
                    `gunicorn.request.duration` (timer, milliseconds), `gunicorn.workers` (gauge), \
                    `gunicorn.log.critical`, `.error`, `.warning` and `.exception` (counters), and with \
                    `enable_backlog_metric` `gunicorn.backlog` (histogram). Several go into one datagram, divided by line \
                    feeds, at most a tenth of a second later.""")
            .defaultsTo(Optional.empty());

    public static final Setting<String> DOGSTATSD_TAGS = DECLARED.setting("dogstatsd_tags", Texts.TEXT)
            .flags("--dogstatsd-tags")
            .example("'env:prod,service:shop'")
            .metavar("DOGSTATSD_TAGS")
            .doc("Tags to add to statsd metrics, divided by commas")
            .defaultsTo("");

    public static final Setting<String> STATSD_PREFIX = DECLARED.setting("statsd_prefix", Texts.TEXT)
            .flags("--statsd-prefix")
            .example("'shop'")
            .metavar("STATSD_PREFIX")
            .doc("What the names of statsd metrics begin with; a dot follows it")
            .defaultsTo("");

    public static final Setting<Boolean> ENABLE_BACKLOG_METRIC = DECLARED.setting("enable_backlog_metric", Flag.TYPE)
            .switches("True", "--enable-backlog-metric")
            .doc("""
                    Send the number of connections that wait to be accepted to statsd

                    Once a second, on Linux, for TCP.""")
            .defaultsTo(false);

    private Logging() {}

    /** Python's logging knows WARN and FATAL too, and real config files use them. */
    private static String level(String text) {
        String level = text.toLowerCase(Locale.ROOT);
        if (level.equals("warn")) {
            return "warning";
        }
        if (level.equals("fatal")) {
            return "critical";
        }
        return Texts.oneOf(text, List.of("debug", "info", "warning", "error", "critical", "all"));
    }

    private static String facility(String text) {
        return Texts.oneOf(
                text,
                List.of(
                        "auth",
                        "authpriv",
                        "cron",
                        "daemon",
                        "ftp",
                        "kern",
                        "lpr",
                        "mail",
                        "news",
                        "security",
                        "syslog",
                        "user",
                        "uucp",
                        "local0",
                        "local1",
                        "local2",
                        "local3",
                        "local4",
                        "local5",
                        "local6",
                        "local7"));
    }

    private static String syslogAddress(String text) {
        if (text.startsWith("udp://") || text.startsWith("tcp://") || text.startsWith("unix://")) {
            return text;
        }
        throw new IllegalArgumentException(
                "must be udp://HOST:PORT, tcp://HOST:PORT or unix://PATH, not " + Shown.quoted(text));
    }

    private static String statsdAddress(String text) {
        if (text.startsWith(UNIX_SCHEME) && text.length() > UNIX_SCHEME.length()) {
            return text;
        }
        int colon = text.endsWith("]") ? -1 : text.lastIndexOf(':');
        String address = colon < 0 ? text + ":8125" : text;
        if (address.matches("(?:[^:\\s]+|\\[[0-9a-fA-F:.%a-z]+]):[0-9]{1,5}")
                && Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)) < 65536) {
            return address;
        }
        throw new IllegalArgumentException("must be HOST:PORT, [IPV6]:PORT or unix://PATH, not " + Shown.quoted(text));
    }
}
