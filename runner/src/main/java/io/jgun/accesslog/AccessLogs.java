package io.jgun.accesslog;

import io.jgun.logging.ErrorLog;
import io.jgun.settings.Applications;
import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Opens the access log that the settings ask for. */
public final class AccessLogs {

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

    private AccessLogs() {}

    /**
     * Opens it.
     *
     * @param errorLog where trouble is told; also knows syslog, the logger of {@code logger_class} and what {@code
     *     logconfig} says of access lines. Close it after the access log.
     * @throws io.jgun.posix.ExitException if the format is wrong or the file cannot be opened
     */
    public static AccessLog open(Settings settings, ErrorLog errorLog) {
        // Parsed even if nothing is logged: a mistake should not wait for the day the log is needed.
        Map<String, String> environment = environment(settings);
        LineFormat format = FormatParser.parse(settings.get(Logging.ACCESS_LOG_FORMAT), environment);
        List<LineSink> sinks = new ArrayList<>();
        settings.get(Logging.ACCESSLOG).ifPresent(value -> sinks.add(file(settings, value)));
        errorLog.accessLogger().ifPresent(logger -> sinks.add(new LoggerSink(logger)));
        if (!settings.get(Logging.DISABLE_REDIRECT_ACCESS_TO_SYSLOG)) {
            errorLog.syslog().ifPresent(syslog -> sinks.add(new SyslogSink(syslog)));
        }
        if (sinks.isEmpty()) {
            return AccessLog.NONE;
        }
        return errorLog.userLogger()
                .<AccessLog>map(logger -> new LineAccessLog(new UserFormat(format, logger, environment), sinks))
                .orElseGet(() -> new LineAccessLog(format, sinks));
    }

    private static LineSink file(Settings settings, String value) {
        String where = value.equals("-") ? "on stdout" : value;
        LossReport report = new LossReport(where, BETWEEN_REPORTS, System::nanoTime);
        return new BatchedSink(LineTarget.open(settings, value), report, RETRY).start();
    }

    /** What {@code raw_env} and the process's environment say, names in lower case. */
    private static Map<String, String> environment(Settings settings) {
        Map<String, String> environment = new HashMap<>();
        System.getenv().forEach((name, value) -> environment.put(name.toLowerCase(Locale.ROOT), value));
        settings.get(Applications.RAW_ENV)
                .forEach((name, value) -> environment.put(name.toLowerCase(Locale.ROOT), value));
        return environment;
    }
}
