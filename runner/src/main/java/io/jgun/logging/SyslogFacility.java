package io.jgun.logging;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.Logging;
import java.util.List;
import java.util.Locale;

/** Numbers of the facilities (RFC 3164, section 4.1.1), by the names that Gunicorn takes. */
final class SyslogFacility {

    private static final List<String> NAMES = List.of(
            "kern",
            "user",
            "mail",
            "daemon",
            "auth",
            "syslog",
            "lpr",
            "news",
            "uucp",
            "cron",
            "authpriv",
            "ftp",
            "",
            "",
            "",
            "",
            "local0",
            "local1",
            "local2",
            "local3",
            "local4",
            "local5",
            "local6",
            "local7");

    private SyslogFacility() {}

    static int number(String name) {
        String known = name.toLowerCase(Locale.ROOT).replaceFirst("^security$", "auth");
        int number = known.isEmpty() ? -1 : NAMES.indexOf(known);
        if (number < 0) {
            throw new ExitException(
                    ExitCode.ERROR,
                    Logging.SYSLOG_FACILITY.name() + ": '" + name
                            + "' is not a facility; use user, daemon, local0 to local7 or another name of syslog(3)");
        }
        return number;
    }
}
