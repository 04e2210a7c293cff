package io.jgun.cli;

import io.jgun.accesslog.AccessLog;
import io.jgun.accesslog.AccessLogs;
import io.jgun.arbiter.Arbiter;
import io.jgun.arbiter.Master;
import io.jgun.hooks.HookLoader;
import io.jgun.hooks.ServerHooks;
import io.jgun.logging.ErrorLog;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.posix.PidFile;
import io.jgun.posix.ProcessTitle;
import io.jgun.settings.AppReference;
import io.jgun.settings.Applications;
import io.jgun.settings.Logging;
import io.jgun.settings.ServerMechanics;
import io.jgun.settings.ServerSocket;
import io.jgun.settings.Settings;
import io.jgun.settings.Version;
import io.jgun.sockets.Listeners;
import io.jgun.worker.ThreadWorkforce;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ties the parts together, once the settings are known. */
final class Run {

    private Run() {}

    /**
     * Serves until a signal ends it. A failure to start is told in the error log.
     *
     * @return what the process ends with
     * @throws ExitException if it cannot start, and the error log is not what the operator is looking at
     */
    static ExitCode run(Settings settings) {
        try (ErrorLog errorLog = ErrorLog.open(settings)) {
            try {
                return serve(settings, errorLog);
            } catch (ExitException e) {
                report(e);
                if (settings.get(Logging.ERRORLOG).equals("-")) {
                    return e.code();
                }
                throw e;
            }
        }
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

    private static ExitCode serve(Settings settings, ErrorLog errorLog) {
        try (AccessLog accessLog = AccessLogs.open(settings, errorLog)) {
            Logger log = LoggerFactory.getLogger(Run.class);
            log.info("Starting jgun {}", Version.NUMBER);
            settings.notes().forEach(log::warn);
            warnOfOtherDirectory(settings, log);
            String procName = procName(settings);
            ProcessTitle.set("jgun: master [" + procName + "]");
            Master master = new Master(settings, procName);
            ServerHooks hooks = HookLoader.load(settings);
            ThreadWorkforce workforce = new ThreadWorkforce(accessLog, hooks, master);
            Arbiter arbiter = new Arbiter(settings, master, hooks, workforce, () -> {
                errorLog.reopen();
                accessLog.reopen();
            });
            PidFile pidFile = settings.get(ServerMechanics.PIDFILE)
                    .map(path -> PidFile.create(path, ProcessHandle.current().pid()))
                    .orElse(null);
            try {
                return arbiter.run(() -> Listeners.open(
                        settings.get(ServerSocket.BIND),
                        settings.get(ServerSocket.BACKLOG),
                        settings.get(Applications.UMASK)));
            } finally {
                if (pidFile != null) {
                    pidFile.delete();
                }
            }
        }
    }

    /**
     * Loads the applications and drops them again, for {@code --check-config}.
     *
     * @throws ExitException APP_LOAD_ERROR
     */
    static void check(Settings settings) {
        ErrorLog errorLog = ErrorLog.open(settings);
        try (AccessLog accessLog = AccessLogs.open(settings, errorLog)) {
            Master master = new Master(settings, procName(settings));
            new ThreadWorkforce(accessLog, HookLoader.load(settings), master).check(settings);
        } finally {
            errorLog.close();
        }
    }

    private static void warnOfOtherDirectory(Settings settings, Logger log) {
        Path chdir = settings.get(Applications.CHDIR);
        if (!chdir.toString().isEmpty() && !chdir.equals(Path.of("").toAbsolutePath())) {
            log.warn(
                    "The application's own relative paths start at {}, not at {}: only bin/jgun can change the directory.",
                    Path.of("").toAbsolutePath(),
                    chdir);
        }
    }

    private static String procName(Settings settings) {
        return settings.get(Applications.PROC_NAME)
                .orElseGet(() -> settings.get(Applications.APP).stream()
                        .map(AppReference::text)
                        .collect(Collectors.joining(" ")));
    }
}
