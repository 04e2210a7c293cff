package io.jgun.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Settings of the section Logging. */
public final class Logging {

    /** A file, {@code -} for stdout; empty: no access log. */
    public static final Setting<Optional<String>> ACCESSLOG = new Setting<>("accesslog", Optional::empty);

    /** A Gunicorn format, or {@code json}. */
    public static final Setting<String> ACCESS_LOG_FORMAT = new Setting<>(
            "access_log_format", () -> "%(h)s %(l)s %(u)s %(t)s \"%(r)s\" %(s)s %(b)s \"%(f)s\" \"%(a)s\"");

    public static final Setting<Boolean> DISABLE_REDIRECT_ACCESS_TO_SYSLOG =
            new Setting<>("disable_redirect_access_to_syslog", () -> false);

    /** A file, {@code -} for stderr. */
    public static final Setting<String> ERRORLOG = new Setting<>("errorlog", () -> "-");

    /** debug, info, warning, error, critical, all. */
    public static final Setting<String> LOGLEVEL = new Setting<>("loglevel", () -> "info");

    public static final Setting<Boolean> CAPTURE_OUTPUT = new Setting<>("capture_output", () -> false);

    /** Name of a Java class implementing {@code io.jgun.logging.Logger}. */
    public static final Setting<Optional<String>> LOGGER_CLASS = new Setting<>("logger_class", Optional::empty);

    /** A Logback XML file. */
    public static final Setting<Optional<Path>> LOGCONFIG = new Setting<>("logconfig", Optional::empty);

    public static final Setting<Map<String, Object>> LOGCONFIG_DICT = new Setting<>("logconfig_dict", Map::of);

    public static final Setting<Optional<Path>> LOGCONFIG_JSON = new Setting<>("logconfig_json", Optional::empty);

    /** {@code udp://host:port}, {@code tcp://host:port}, {@code unix://path[#stream|#dgram]}. */
    public static final Setting<String> SYSLOG_ADDR = new Setting<>("syslog_addr", () -> "udp://localhost:514");

    public static final Setting<Boolean> SYSLOG = new Setting<>("syslog", () -> false);

    public static final Setting<Optional<String>> SYSLOG_PREFIX = new Setting<>("syslog_prefix", Optional::empty);

    public static final Setting<String> SYSLOG_FACILITY = new Setting<>("syslog_facility", () -> "user");

    private Logging() {}
}
