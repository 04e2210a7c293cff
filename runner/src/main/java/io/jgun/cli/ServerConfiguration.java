package io.jgun.cli;

import io.jgun.accesslog.AccessLog;
import io.jgun.accesslog.AccessLogs;
import io.jgun.arbiter.Configured;
import io.jgun.arbiter.Successor;
import io.jgun.hooks.HookLoader;
import io.jgun.posix.ExitException;
import io.jgun.posix.PidFile;
import io.jgun.posix.ProcessTitle;
import io.jgun.process.AbandonedDirectories;
import io.jgun.process.Blueprint;
import io.jgun.process.GenerationDirectory;
import io.jgun.settings.Applications;
import io.jgun.settings.Catalog;
import io.jgun.settings.Logging;
import io.jgun.settings.Section;
import io.jgun.settings.ServerMechanics;
import io.jgun.settings.Setting;
import io.jgun.settings.Settings;
import io.jgun.settings.Version;
import io.jgun.settings.WorkerIsolation;
import io.jgun.sockets.Listener;
import io.jgun.sockets.Predecessor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configuration of the running process, and what it has opened as that says: logs, pid file, title in ps. */
final class ServerConfiguration implements Configured, AutoCloseable {

    private final Configuration source;
    private final Launched launched;
    private final Relaunch relaunch;
    private Settings settings;
    private Logs logs;
    private @Nullable Logs opened;
    private @Nullable Logs former;
    private @Nullable Blueprint blueprint;
    private Optional<Path> pidPath = Optional.empty();
    private @Nullable PidFile pidFile;
    private boolean second;
    private Consumer<Settings> reader = read -> {};

    private ServerConfiguration(Configuration source, Settings settings, Relaunch relaunch) {
        this.source = source;
        this.relaunch = relaunch;
        this.launched = new Launched(settings);
        this.settings = settings;
        this.logs = Logs.open(settings);
    }

    /**
     * Opens the error log.
     *
     * @param settings what the source has given
     * @throws ExitException if it cannot be opened
     */
    static ServerConfiguration open(Configuration source, Settings settings, Relaunch relaunch) {
        return new ServerConfiguration(source, settings, relaunch);
    }

    /** What the server begins with; its pid file is there. */
    Blueprint first() {
        log().info("Starting jgun {}", Version.NUMBER);
        tellNotes(settings);
        launched.check(log());
        second = Predecessor.ofProcess().isPresent();
        ProcessTitle.set(title());
        Blueprint first = again(settings);
        movePidFile(wantedPidFile());
        blueprint = first;
        return first;
    }

    /** Tells the settings in force now, and those of each later reading before anything is loaded as they say. */
    void whenRead(Consumer<Settings> told) {
        reader = told;
        told.accept(settings);
    }

    @Override
    public Blueprint read() {
        Settings read = source.load();
        reader.accept(read);
        boolean sameLogs = logsAreTheSame(settings, read);
        opened = sameLogs ? null : Logs.open(read);
        try {
            tellNotes(read);
            launched.warnOfChanges(read, log());
            return blueprint(read, opened == null ? logs : opened);
        } catch (RuntimeException | Error failed) {
            goBack();
            throw failed;
        }
    }

    @Override
    public Blueprint again(Settings inForce) {
        return blueprint(inForce, logs);
    }

    private Blueprint blueprint(Settings read, Logs with) {
        AccessLog accessLog = AccessLogs.open(read, with.errorLog());
        if (read.get(WorkerIsolation.PREFORK)) {
            accessLog.close(); // it can be opened; workers do so for themselves
            accessLog = AccessLog.NONE;
        }
        return new Blueprint(read, HookLoader.load(read), accessLog, with.metrics(), source.invocation());
    }

    @Override
    public void inForce(Blueprint current) {
        blueprint = current;
        settings = current.settings();
        if (opened != null) {
            if (former != null) {
                former.close();
            }
            // Requests of the generation before may still have lines to write to its syslog.
            former = logs;
            logs = opened;
            opened = null;
        } else {
            logs.errorLog().reopen(); // as Gunicorn does
        }
        showItself();
    }

    /** In ps, and in the pid file. */
    private void showItself() {
        ProcessTitle.set(title());
        if (!pidPath.equals(wantedPidFile())) {
            try {
                movePidFile(wantedPidFile());
            } catch (ExitException e) {
                log().error("{}", e.getMessage());
            }
        }
    }

    @Override
    public Successor startAgain(List<Listener> listeners) {
        return relaunch.start(listeners, settings);
    }

    @Override
    public void promoted() {
        second = false;
        showItself();
    }

    @Override
    public void serving() {
        launched.serving(log());
        ClassDataArchive.forTheNextStart();
        AbandonedDirectories.clearAwayLater(GenerationDirectory.place(settings));
    }

    @Override
    public void dropped(Blueprint unused) {
        unused.accessLog().close();
        goBack();
    }

    private void goBack() {
        if (opened != null) {
            logs.errorLog().restore();
            opened.close();
            opened = null;
        }
    }

    @Override
    public void reopenLogs() {
        logs.errorLog().reopen();
        if (blueprint != null) {
            blueprint.accessLog().reopen();
        }
    }

    @Override
    public void close() {
        if (blueprint != null) {
            blueprint.accessLog().close();
        }
        if (pidFile != null) {
            pidFile.delete();
        }
        if (former != null) {
            former.close();
        }
        logs.close();
    }

    /** Beside the one that it takes over from, an arbiter has a file of its own. */
    private Optional<Path> wantedPidFile() {
        return settings.get(ServerMechanics.PIDFILE).map(path -> second ? PidFile.second(path) : path);
    }

    /** The new one first, so that there is always one. */
    private void movePidFile(Optional<Path> path) {
        PidFile next = path.map(it -> PidFile.create(it, ProcessHandle.current().pid()))
                .orElse(null);
        if (pidFile != null) {
            pidFile.delete();
        }
        pidFile = next;
        pidPath = path;
    }

    /** A file that a setting names, and a class, may say something else than before. */
    private static boolean logsAreTheSame(Settings before, Settings after) {
        return after.get(Logging.LOGCONFIG).isEmpty()
                && after.get(Logging.LOGCONFIG_JSON).isEmpty()
                && after.get(Logging.LOGGER_CLASS).isEmpty()
                && Catalog.settings().stream()
                        .filter(setting -> setting.section() == Section.LOGGING)
                        .allMatch(setting -> isTheSame(setting, before, after));
    }

    private static boolean isTheSame(Setting<?> setting, Settings before, Settings after) {
        return before.get(setting).equals(after.get(setting));
    }

    private static void tellNotes(Settings settings) {
        settings.notes().forEach(log()::warn);
    }

    private String title() {
        return "jgun: master [" + Applications.procName(settings) + (second ? ".2]" : "]");
    }

    private static Logger log() {
        return LoggerFactory.getLogger(ServerConfiguration.class);
    }
}
