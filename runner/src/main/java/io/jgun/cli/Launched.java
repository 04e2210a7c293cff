package io.jgun.cli;

import io.jgun.posix.Accounts;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.Applications;
import io.jgun.settings.Logging;
import io.jgun.settings.ServerMechanics;
import io.jgun.settings.Setting;
import io.jgun.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;

/** What only bin/jgun can do for this process ({@link LaunchPlan}), seen from inside: whether it is done. */
final class Launched {

    private static final List<Setting<?>> ONCE = List.of(
            Applications.CHDIR,
            Applications.UMASK,
            ServerMechanics.USER,
            ServerMechanics.GROUP,
            ServerMechanics.INITGROUPS,
            ServerMechanics.DAEMON,
            Logging.ENABLE_STDIO_INHERITANCE);

    private final Settings started;
    private final DaemonStart daemon = DaemonStart.ofThisProcess();

    /** @param started what the launcher went by */
    Launched(Settings started) {
        this.started = started;
    }

    /**
     * Warns of what was not done.
     *
     * @throws ExitException ERROR if this is not the user that it shall be: what is safe for that one need not be for root
     */
    void check(Logger log) {
        Path here = Path.of("").toAbsolutePath();
        Path chdir = started.get(Applications.CHDIR);
        if (!chdir.toString().isEmpty() && !chdir.equals(here)) {
            log.warn(
                    "The application's own relative paths start at {}, not at {}: only bin/jgun can change the directory.",
                    here,
                    chdir);
        }
        if (started.get(ServerMechanics.DAEMON) && !daemon.isOne()) {
            log.warn("Running in the foreground: only bin/jgun can start a daemon.");
        }
        RunAs.of(started, new Accounts()).ifPresent(other -> {
            throw new ExitException(
                    ExitCode.ERROR,
                    "user and group ask for user " + other.user() + " and group " + other.group()
                            + ", and this process runs as " + System.getProperty("user.name")
                            + ": only bin/jgun can change that");
        });
    }

    /** The first generation serves. */
    void serving(Logger log) {
        EarlyWords.end(log, System.err);
        daemon.serving(log);
    }

    /** Says which changes a reload cannot follow. */
    void warnOfChanges(Settings after, Logger log) {
        for (Setting<?> setting : ONCE) {
            if (!started.get(setting).equals(after.get(setting))) {
                log.warn(
                        "{} is now {} ({}), which takes a restart: it stays {}.",
                        setting.name(),
                        after.show(setting),
                        after.origin(setting),
                        started.show(setting));
            }
        }
    }
}
