package io.jgun.cli;

import io.jgun.posix.Accounts;
import io.jgun.posix.ExitException;
import io.jgun.settings.Applications;
import io.jgun.settings.Debugging;
import io.jgun.settings.Logging;
import io.jgun.settings.ServerMechanics;
import io.jgun.settings.Settings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What only the launcher can do, because a running JVM cannot: changing the directory, the umask, the user and the
 * groups of the process, and leaving the terminal. bin/jgun runs this class first where a setting may ask for it, and
 * follows what it prints: commands of a POSIX shell. What takes root but not the shell is done here.
 */
final class LaunchPlan {

    /** Of a daemon, as of Gunicorn's. */
    private static final int DAEMON_UMASK = 022;

    private LaunchPlan() {}

    public static void main(String[] args) {
        System.exit(exitCode(List.of(args), System.out, System.err));
    }

    private static int exitCode(List<String> args, PrintStream out, PrintStream err) {
        try {
            List<String> plan = of(args, System.getenv(), err);
            plan.forEach(command -> out.print(command + "\n"));
            out.flush();
            return 0;
        } catch (ExitException e) {
            err.println(e.getMessage());
            return e.code().number();
        }
    }

    private static List<String> of(List<String> words, Map<String, String> environment, PrintStream err) {
        CommandArguments arguments = CommandArguments.parse(words);
        if (arguments.request() != CommandArguments.Request.SERVE) {
            return List.of();
        }
        Settings settings = new Configuration(arguments, environment, StartDirectory.path()).load();
        List<String> plan = new ArrayList<>();
        Path directory = settings.get(Applications.CHDIR);
        if (!directory.toString().isEmpty()) {
            plan.add("cd " + quoted(directory.toString()));
        }
        boolean daemon = settings.get(ServerMechanics.DAEMON);
        if (settings.isGiven(Applications.UMASK) || daemon) {
            int umask = settings.isGiven(Applications.UMASK) ? settings.get(Applications.UMASK) : DAEMON_UMASK;
            plan.add("umask " + String.format("%04o", umask & 0777));
        }
        if (settings.get(Debugging.PRINT_CONFIG) || settings.get(Debugging.CHECK_CONFIG)) {
            return plan; // nothing will be served
        }
        RunAs.of(settings, new Accounts()).ifPresent(runAs -> {
            HandOver.to(runAs, settings);
            plan.add("as_user=" + quoted(String.join(" ", runAs.command())));
            plan.add("owner=" + runAs.user() + ":" + runAs.group());
        });
        if (daemon) {
            plan.add("daemon=yes");
            if (settings.get(Logging.ENABLE_STDIO_INHERITANCE)) {
                plan.add("inherit=yes");
            } else {
                warn(settings, environment, err);
            }
        }
        return plan;
    }

    /** Said by the launcher, since a daemon may have no place to say it. */
    private static void warn(Settings settings, Map<String, String> environment, PrintStream err) {
        boolean elsewhere = settings.get(Logging.SYSLOG)
                || settings.get(Logging.LOGCONFIG).isPresent()
                || settings.get(Logging.LOGCONFIG_JSON).isPresent()
                || !settings.get(Logging.LOGCONFIG_DICT).isEmpty()
                || settings.get(Logging.LOGGER_CLASS).isPresent();
        if (settings.get(Logging.ERRORLOG).equals("-") && !elsewhere) {
            err.println("jgun: a daemon has no stderr, so that its error log goes nowhere; name a file with"
                    + " --error-logfile, or keep stderr open with -R");
        }
        if (settings.get(Logging.ACCESSLOG).filter("-"::equals).isPresent()) {
            err.println("jgun: a daemon has no stdout, so that its access log goes nowhere; name a file with"
                    + " --access-logfile, or keep stdout open with -R");
        }
        if (environment.containsKey("NOTIFY_SOCKET")) {
            err.println("jgun: under systemd a daemon is one process too many; leave daemon out and let the unit be"
                    + " Type=notify");
        }
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
