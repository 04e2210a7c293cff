package io.jgun.cli;

import io.jgun.accesslog.AccessLog;
import io.jgun.accesslog.AccessLogs;
import io.jgun.arbiter.Arbiter;
import io.jgun.arbiter.Master;
import io.jgun.hooks.HookLoader;
import io.jgun.logging.ErrorLog;
import io.jgun.metrics.Metrics;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.prefork.ProcessWorkforce;
import io.jgun.process.Blueprint;
import io.jgun.process.Invocation;
import io.jgun.process.Workforce;
import io.jgun.reloader.Reloader;
import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerIsolation;
import io.jgun.worker.ThreadWorkforce;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ties the parts together, once the settings are known. */
final class Run {

    private Run() {}

    /**
     * Serves until a signal ends it. A failure to start is told in the error log.
     *
     * @param configuration where a reload reads the settings again
     * @param relaunch how an upgrade starts the program again
     * @return what the process ends with
     * @throws ExitException if it cannot start, and the error log is not what the operator is looking at
     */
    static ExitCode run(Configuration configuration, Settings settings, Relaunch relaunch) {
        try (ServerConfiguration configured = ServerConfiguration.open(configuration, settings, relaunch)) {
            try {
                Blueprint first = configured.first();
                Master master = new Master(settings);
                Arbiter arbiter = new Arbiter(configured, first, master, workforce(settings, master));
                try (Reloader reloader = new Reloader(StartDirectory.path(), arbiter::requestReload)) {
                    configured.whenRead(reloader::watch);
                    return arbiter.run();
                }
            } catch (ExitException e) {
                report(e);
                if (settings.get(Logging.ERRORLOG).equals("-")) {
                    return e.code();
                }
                throw e;
            }
        }
    }

    /** The isolation is for the life of the arbiter. */
    private static Workforce workforce(Settings settings, Master master) {
        return settings.get(WorkerIsolation.PREFORK) ? new ProcessWorkforce(master) : new ThreadWorkforce(master);
    }

    /** What went wrong, and the last words of Gunicorn's arbiter where it had begun to boot workers. */
    private static void report(ExitException e) {
        Logger log = LoggerFactory.getLogger(Run.class);
        log.error(e.getMessage());
        log.debug("The cause", e);
        switch (e.code()) {
            case APP_LOAD_ERROR -> shutDown(log, "App failed to load.");
            case WORKER_BOOT_ERROR -> shutDown(log, "Worker failed to boot.");
            default -> {
                // Nothing was running yet.
            }
        }
    }

    private static void shutDown(Logger log, String reason) {
        log.error("Shutting down: Master");
        log.error("Reason: {}", reason);
    }

    /**
     * Loads the applications and drops them again, for {@code --check-config}.
     *
     * @throws ExitException APP_LOAD_ERROR
     */
    static void check(Settings settings) {
        ErrorLog errorLog = ErrorLog.open(settings);
        try (AccessLog accessLog = AccessLogs.open(settings, errorLog)) {
            Blueprint blueprint =
                    new Blueprint(settings, HookLoader.load(settings), accessLog, Metrics.NONE, Invocation.NONE);
            new ThreadWorkforce(new Master(settings)).check(blueprint);
        } finally {
            errorLog.close();
        }
    }
}
