package io.jgun.arbiter;

import io.jgun.hooks.ConfiguredServer;
import io.jgun.hooks.HookException;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.posix.Orphans;
import io.jgun.posix.Signals;
import io.jgun.process.Blueprint;
import io.jgun.process.Workforce;
import io.jgun.settings.Logging;
import io.jgun.settings.ServerMechanics;
import io.jgun.settings.ServerSocket;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import io.jgun.sockets.Backlog;
import io.jgun.sockets.Listener;
import io.jgun.sockets.Listeners;
import io.jgun.sockets.SocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the workers: one thread, one queue, no locks. Signals are queued and handled in order; nothing happens in the
 * signal handler itself. What takes long (loading, draining) runs aside and reports to the queue, so that signals are
 * obeyed all the time.
 */
public final class Arbiter {

    private static final Logger log = LoggerFactory.getLogger(Arbiter.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Configured configured;
    private final Workforce workforce;
    private final Master master;
    private final ServiceStatus service = ServiceStatus.ofProcess();
    private final Upgrade upgrade;
    private Blueprint blueprint;
    private List<Listener> listeners = List.of();
    private @Nullable Preparation preparing;
    private @Nullable Event next;
    private OptionalInt kept = OptionalInt.empty();
    private final Orphans orphans = Orphans.ofThisProcess();
    private long ticked = System.nanoTime();
    private boolean booted;
    private boolean stopping;
    private @Nullable ExitCode ending;

    /** @param first what to begin with */
    public Arbiter(Configured configured, Blueprint first, Master master, Workforce workforce) {
        this.configured = configured;
        this.blueprint = first;
        this.master = master;
        this.workforce = workforce;
        this.upgrade = new Upgrade(configured, service);
    }

    /** Loads the configuration and the applications again, as HUP does. Any thread may ask. */
    public void requestReload(String why) {
        events.add(new Event.ReloadWanted(why));
    }

    /**
     * Serves until a signal ends it. Listeners are closed, and the files of unix sockets removed, at the end.
     *
     * @return what the process ends with
     * @throws ExitException if it cannot start
     */
    public ExitCode run() {
        try {
            start();
            while (ending == null) {
                Event event = events.poll(service.alive(upgrade.patience(TICK)), TimeUnit.MILLISECONDS);
                if (event != null) {
                    handle(event);
                }
                giveUpWhatIsLate();
                upgrade.watch(() -> service.promoted(booted ? master : null));
                if (System.nanoTime() - ticked >= TICK.toNanos()) {
                    ticked = System.nanoTime();
                    tick();
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the arbiter", e);
        } catch (HookException e) {
            service.failed(String.valueOf(e.getMessage()));
            throw new ExitException(ExitCode.ERROR, String.valueOf(e.getMessage()), e);
        } catch (ExitException e) {
            service.failed(String.valueOf(e.getMessage()));
            throw e;
        } finally {
            workforce.close();
            listeners.forEach(Listener::close);
            upgrade.settle();
            listeners.forEach(Listener::unlink);
            if (!succeeds(() -> blueprint.hooks().onExit(master))) {
                ending = ExitCode.ERROR;
            }
            upgrade.leave();
        }
        return ending;
    }

    private void start() {
        workforce.askThrough(new Workforce.Asked() {
            @Override
            public void renewal(String why) {
                events.add(new Event.RenewalWanted(why));
            }

            @Override
            public void halt(ExitException why) {
                events.add(new Event.Halted(why));
            }
        });
        keep(master.workers());
        blueprint.hooks().onStarting(master);
        for (SignalTable row : SignalTable.values()) {
            Signals.handle(row.name(), name -> events.add(new Event.Signal(name)));
        }
        listeners = upgrade.open(blueprint.settings());
        master.listensAt(listeners);
        tellListeners();
        Blueprint first = blueprint;
        List<Listener> bound = listeners;
        preparing = Preparation.start(
                "boot", self -> new Preparation.Result(first, bound, prepare(self, first, bound)), events::add);
        service.begins(first.settings());
    }

    /** About once a second, whatever else happens. */
    private void tick() {
        orphans.bury();
        if (blueprint.settings().get(Logging.ENABLE_BACKLOG_METRIC)) {
            Backlog.of(listeners).ifPresent(blueprint.metrics()::backlog);
        }
    }

    private void tellListeners() {
        log.info("Listening at: {} ({})", String.join(",", master.addresses()), master.pid());
    }

    private void handle(Event event) {
        if (event instanceof Event.Signal signal) {
            log.info("Handling signal: {}", signal.name().toLowerCase(Locale.ROOT));
            SignalTable.valueOf(signal.name()).act(this);
        } else if (event instanceof Event.ReloadWanted wanted) {
            log.info("{}", wanted.why());
            begin(wanted);
        } else if (event instanceof Event.RenewalWanted wanted) {
            log.info("{}", wanted.why());
            begin(wanted);
        } else if (event instanceof Event.Prepared prepared) {
            prepared(prepared);
        } else if (event instanceof Event.NotPrepared failed && failed.by() == preparing) {
            notPrepared(failed.cause());
        } else if (event instanceof Event.Halted halted && !stopping) {
            throw halted.why();
        } else if (event instanceof Event.Stopped) {
            log.info("Shutting down: {}", upgrade.name());
            ending = ExitCode.OK;
        }
    }

    void hangUp() {
        log.info("Hang up: {}", upgrade.name());
        begin(new Event.ReloadWanted("HUP"));
    }

    /** One preparation at a time; of those that are asked for meanwhile the last one that reads the settings counts. */
    private void begin(Event wanted) {
        if (stopping) {
            return;
        }
        boolean reads = wanted instanceof Event.ReloadWanted;
        if (preparing != null) {
            // What is being prepared is new anyway; who wanted a renewal asks again if it fails.
            next = reads ? wanted : next;
            return;
        }
        Blueprint before = blueprint;
        List<Listener> open = listeners;
        preparing = Preparation.start(
                reads ? "reload" : "renewal",
                self -> reads ? reload(self, open) : renew(self, before, open),
                events::add);
        if (reads) {
            service.reloads();
        }
    }

    private Preparation.Result reload(Preparation self, List<Listener> open) {
        Blueprint read = configured.read();
        self.undoneBy(() -> configured.dropped(read));
        Settings settings = read.settings();
        List<Listener> bound = Listeners.change(open, settings.get(ServerSocket.BIND), SocketOptions.of(settings));
        self.undoneBy(() ->
                bound.stream().filter(listener -> !open.contains(listener)).forEach(Arbiter::remove));
        read.hooks().onReload(new ConfiguredServer(master, settings));
        return new Preparation.Result(read, bound, prepare(self, read, bound));
    }

    private Preparation.Result renew(Preparation self, Blueprint before, List<Listener> open) {
        Blueprint again = configured.again(before.settings());
        self.undoneBy(again.accessLog()::close);
        return new Preparation.Result(again, open, prepare(self, again, open));
    }

    private Workforce.Prepared prepare(Preparation self, Blueprint from, List<Listener> bound) {
        if (!workforce.limitsBoots()) {
            self.limit(from.settings().get(WorkerProcesses.BOOT_TIMEOUT));
        }
        return workforce.prepare(from, bound);
    }

    private void giveUpWhatIsLate() {
        Preparation late = preparing;
        if (late != null && late.isLate()) {
            notPrepared(late.giveUp());
        }
    }

    private static void remove(Listener listener) {
        listener.close();
        listener.unlink();
    }

    private void prepared(Event.Prepared prepared) {
        Preparation.Result result = prepared.result();
        if (prepared.by() != preparing || stopping) {
            result.generation().discard();
            return;
        }
        preparing = null;
        List<Listener> gone = listeners.stream()
                .filter(listener -> !result.listeners().contains(listener))
                .toList();
        boolean changed = !listeners.equals(result.listeners());
        boolean renewed = booted && result.blueprint().settings() == blueprint.settings();
        listeners = result.listeners();
        blueprint = result.blueprint();
        master.serves(blueprint.settings());
        if (!renewed) {
            listeners.forEach(listener -> listener.queue(blueprint.settings().get(ServerSocket.BACKLOG)));
            keep(blueprint.settings().get(WorkerProcesses.WORKERS));
        }
        gone.forEach(Listener::seal);
        workforce.activate(result.generation(), listeners);
        gone.forEach(Listener::unlink);
        master.listensAt(listeners);
        if (changed) {
            tellListeners();
        }
        configured.inForce(blueprint);
        if (renewed) {
            workforce.resize(master.workers()); // only a reload takes back what TTIN and TTOU did
        }
        if (!booted) {
            booted = true;
            blueprint.hooks().whenReady(master);
            configured.serving();
        }
        service.serves(master);
        beginNext();
    }

    private void notPrepared(ExitException cause) {
        preparing = null;
        workforce.notPrepared();
        if (stopping) {
            return;
        }
        if (!booted) {
            throw cause;
        }
        log.error("{}", cause.getMessage());
        log.debug("The cause", cause);
        log.error("The reload failed: the generation before goes on serving.");
        service.reloadFailed(String.valueOf(cause.getMessage()), master);
        beginNext();
    }

    private void beginNext() {
        Event wanted = next;
        next = null;
        if (wanted != null) {
            begin(wanted);
        }
    }

    void addWorker() {
        resize(master.workers() + 1);
    }

    void removeWorker() {
        if (master.workers() > 1) {
            resize(master.workers() - 1);
        }
    }

    void stopWorkers() {
        if (!blueprint.settings().get(ServerMechanics.DAEMON)) {
            log.info("WINCH signal ignored. Not daemonized.");
            return;
        }
        log.info("graceful stop of workers");
        resize(0);
    }

    private void resize(int workers) {
        if (booted && !stopping) {
            keep(workers);
            workforce.resize(workers);
            service.keeps(master);
        }
    }

    private void keep(int workers) {
        OptionalInt before = kept;
        kept = OptionalInt.of(workers);
        if (!kept.equals(before)) {
            master.keeps(workers);
            blueprint.metrics().workers(workers);
            Runnable hook = () -> blueprint.hooks().nworkersChanged(master, workers, before);
            if (before.isEmpty()) {
                hook.run();
            } else {
                succeeds(hook);
            }
        }
    }

    /** For hooks whose failure does not end the server: it is logged. */
    private static boolean succeeds(Runnable hook) {
        try {
            hook.run();
            return true;
        } catch (HookException e) {
            e.tell(log, "Error in the arbiter");
            return false;
        }
    }

    void shutDownGracefully() {
        if (!booted || !service.delays(blueprint.settings(), workforce, () -> events.add(new Event.Signal("TERM")))) {
            shutDown(blueprint.settings().get(WorkerProcesses.GRACEFUL_TIMEOUT));
        }
    }

    void shutDownQuickly() {
        shutDown(Duration.ZERO);
    }

    void reopenLogs() {
        configured.reopenLogs();
        workforce.reopenLogs();
    }

    void upgrade() {
        if (stopping) {
            log.warn("USR2 signal ignored. Shutting down.");
        } else {
            upgrade.begin(listeners, () -> blueprint.hooks().preExec(master));
        }
    }

    private void shutDown(Duration grace) {
        boolean first = !stopping;
        stopping = true;
        upgrade.stops(grace);
        if (first && !grace.isZero()) {
            listeners.forEach(Listener::seal);
        }
        if (!booted) {
            // An application that is still loading has no request to wait for.
            events.add(new Event.Stopped());
        } else if (first || grace.isZero()) {
            Thread thread = new Thread(null, () -> stop(grace, first), "stop", 0, false);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void stop(Duration grace, boolean first) {
        workforce.stop(grace);
        if (first) {
            events.add(new Event.Stopped());
        }
    }
}
