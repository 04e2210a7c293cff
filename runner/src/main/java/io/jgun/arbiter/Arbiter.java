package io.jgun.arbiter;

import io.jgun.hooks.HookException;
import io.jgun.hooks.ServerHooks;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.posix.Signals;
import io.jgun.process.Workforce;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import io.jgun.sockets.Listener;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the workers: one thread, one queue, no locks. Signals are queued and handled in order; nothing happens in the
 * signal handler itself. Booting runs aside, so that a signal is obeyed while an application is still loading.
 */
public final class Arbiter {

    private static final Logger log = LoggerFactory.getLogger(Arbiter.class);

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Settings settings;
    private final ServerHooks hooks;
    private final Workforce workforce;
    private final Runnable reopenLogs;
    private final Master master;
    private List<Listener> listeners = List.of();
    private boolean booted;
    private @Nullable ExitCode ending;

    /**
     * @param reopenLogs opens every log file again by name
     */
    public Arbiter(Settings settings, Master master, ServerHooks hooks, Workforce workforce, Runnable reopenLogs) {
        this.settings = settings;
        this.hooks = hooks;
        this.workforce = workforce;
        this.reopenLogs = reopenLogs;
        this.master = master;
    }

    /**
     * Serves until a signal ends it.
     *
     * @param bind opens the listeners; they are closed, and the files of unix sockets removed, at the end
     * @return what the process ends with
     * @throws ExitException if it cannot start
     */
    public ExitCode run(Supplier<List<Listener>> bind) {
        try {
            start(bind);
            while (ending == null) {
                handle(events.take());
            }
            return ending;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the arbiter", e);
        } catch (HookException e) {
            throw new ExitException(ExitCode.ERROR, String.valueOf(e.getMessage()), e);
        } finally {
            listeners.forEach(Listener::close);
            listeners.forEach(Listener::unlink);
            hooks.onExit(master);
        }
    }

    private void start(Supplier<List<Listener>> bind) {
        hooks.onStarting(master);
        for (SignalTable row : SignalTable.values()) {
            Signals.handle(row.name(), name -> events.add(new Event.Signal(name)));
        }
        listeners = bind.get();
        master.listensAt(listeners);
        log.info("Listening at: {} ({})", String.join(",", master.addresses()), master.pid());
        Thread boot = new Thread(this::boot, "boot");
        // A boot that hangs must not keep the process from ending.
        boot.setDaemon(true);
        boot.start();
    }

    private void boot() {
        try {
            workforce.boot(settings, listeners);
            events.add(new Event.Booted());
        } catch (RuntimeException | Error e) {
            events.add(new Event.BootFailed(e));
        }
    }

    private void handle(Event event) {
        if (event instanceof Event.Signal signal) {
            log.info("Handling signal: {}", signal.name().toLowerCase(Locale.ROOT));
            SignalTable.valueOf(signal.name()).act(this);
        } else if (event instanceof Event.Booted) {
            booted = true;
            hooks.nworkersChanged(master, master.workers(), OptionalInt.empty());
            hooks.whenReady(master);
        } else if (event instanceof Event.BootFailed failed) {
            throw failure(failed.cause());
        }
    }

    private static ExitException failure(Throwable cause) {
        if (cause instanceof ExitException exit) {
            return exit;
        }
        String message = cause instanceof HookException ? String.valueOf(cause.getMessage()) : cause.toString();
        return new ExitException(ExitCode.WORKER_BOOT_ERROR, message, cause);
    }

    void shutDownGracefully() {
        shutDown(settings.get(WorkerProcesses.GRACEFUL_TIMEOUT));
    }

    void shutDownQuickly() {
        shutDown(Duration.ZERO);
    }

    void reopenLogs() {
        reopenLogs.run();
    }

    void notYet(String signal) {
        log.warn("Signal {} is not available yet: ignored.", signal.toLowerCase(Locale.ROOT));
    }

    private void shutDown(Duration grace) {
        // An application that is still loading has no request to wait for.
        if (booted) {
            workforce.stop(grace);
        }
        log.info("Shutting down: Master");
        ending = ExitCode.OK;
    }
}
