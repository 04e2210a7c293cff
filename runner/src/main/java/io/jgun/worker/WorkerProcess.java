package io.jgun.worker;

import io.jgun.hooks.HookException;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.posix.Signals;
import io.jgun.process.Blueprint;
import io.jgun.process.Link;
import io.jgun.process.Message;
import io.jgun.process.Workforce;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import io.jgun.sockets.Listener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker of {@code --prefork}, from inside: a pool with one worker, and the arbiter at the other end of the link. One
 * thread, one queue, as in the arbiter.
 */
public final class WorkerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
    private static final long BEAT_MILLIS = 1_000;

    /** Meant for the arbiter, but a terminal sends them to all. QUIT stays the JVM's: a thread dump. */
    private static final List<String> IGNORED = List.of("HUP", "TTIN", "TTOU", "USR2", "WINCH");

    /** What there is to react to. */
    private sealed interface Event {
        record Told(Message message) implements Event {}

        record Signal(String name) implements Event {}

        record Booted(Workforce.Prepared generation) implements Event {}

        record NotBooted(ExitException why) implements Event {}

        record ArbiterGone() implements Event {}

        record Stopped() implements Event {}
    }

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Link link;
    private final Blueprint blueprint;
    private final List<Listener> listeners;
    private final Runnable reopenLogs;
    private final ProcessLifecycle lifecycle;
    private final ThreadWorkforce workforce;
    private Workforce.@Nullable Prepared generation;
    private boolean stopping;
    private boolean serverEnds;

    /**
     * @param age what the arbiter has started it as
     * @param blueprint of the settings that the order names
     * @param listeners inherited
     */
    public WorkerProcess(
            Link link,
            Message.Order order,
            int age,
            Blueprint blueprint,
            List<Listener> listeners,
            Runnable reopenLogs) {
        Settings settings = blueprint.settings();
        this.link = link;
        this.listeners = listeners;
        this.reopenLogs = reopenLogs;
        this.lifecycle = new ProcessLifecycle(
                new WorkerHooks(blueprint.hooks(), new RemoteArbiter(order, settings), settings), settings, link);
        this.workforce = new ThreadWorkforce(unused -> lifecycle, () -> age);
        // One worker is all of the application here, and the arbiter sees to its lifetime.
        this.blueprint = new Blueprint(
                settings.with(WorkerProcesses.WORKERS, 1)
                        .with(WorkerProcesses.MAX_REQUESTS_SCOPE, "app")
                        .with(WorkerProcesses.WORKER_MAX_LIFETIME, Duration.ZERO),
                blueprint.hooks(),
                blueprint.accessLog(),
                blueprint.metrics(),
                blueprint.invocation());
    }

    /** Serves until it is told to end, or has nobody to serve for. */
    public ExitCode run() {
        for (String name : List.of("TERM", "INT", "USR1", "ABRT")) {
            Signals.handle(name, it -> events.add(new Event.Signal(it)));
        }
        IGNORED.forEach(name -> Signals.handle(name, it -> {}));
        workforce.askThrough(new Workforce.Asked() {
            @Override
            public void renewal(String why) {
                link.send(new Message.Replace(why));
            }

            @Override
            public void halt(ExitException why) {
                throw new IllegalStateException("threads do not halt", why);
            }
        });
        aside("link", this::listen);
        aside("boot", this::boot);
        try {
            ExitCode end = null;
            while (end == null) {
                end = handle(events.take());
            }
            return end;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        }
    }

    private void listen() {
        for (Message message = link.receive(); message != null; message = link.receive()) {
            events.add(new Event.Told(message));
        }
        events.add(new Event.ArbiterGone());
    }

    private void boot() {
        try {
            workforce.shareListeners();
            events.add(new Event.Booted(workforce.prepare(blueprint, listeners)));
        } catch (ExitException failed) {
            events.add(new Event.NotBooted(failed));
        } catch (RuntimeException | Error failed) {
            events.add(new Event.NotBooted(
                    new ExitException(ExitCode.WORKER_BOOT_ERROR, "Worker failed to boot: " + failed, failed)));
        }
    }

    /** What it ends with; null if it goes on. */
    private @Nullable ExitCode handle(Event event) {
        if (event instanceof Event.Booted booted) {
            generation = booted.generation();
            link.send(new Message.Ready(lifecycle.workerClass()));
        } else if (event instanceof Event.NotBooted failed) {
            LOG.debug("The cause", failed.why());
            link.send(new Message.Failed(
                    failed.why().code().number(), String.valueOf(failed.why().getMessage())));
            return failed.why().code();
        } else if (event instanceof Event.Told told) {
            return obey(told.message());
        } else if (event instanceof Event.Signal signal) {
            return obey(signal.name());
        } else if (event instanceof Event.ArbiterGone) {
            if (!stopping) {
                LOG.warn("The arbiter has gone; this worker ends, too.");
            }
            workforce.sparesSilent(false);
            return stop(grace());
        } else if (event instanceof Event.Stopped) {
            lifecycle.end();
            return ExitCode.OK;
        }
        return null;
    }

    private @Nullable ExitCode obey(Message message) {
        if (message instanceof Message.Serve && generation != null && !stopping) {
            workforce.activate(generation, listeners);
            aside("beat", this::beat);
        } else if (message instanceof Message.ServerEnds) {
            serverEnds = true;
            workforce.sparesSilent(false);
            workforce.announceEnd();
        } else if (message instanceof Message.Retire retire) {
            workforce.sparesSilent(!serverEnds);
            return stop(Duration.ofMillis(retire.graceMillis()));
        } else if (message instanceof Message.CloseSockets close) {
            close.numbers().forEach(number -> listeners.get(number).sealedByAnother());
            aside("close", () -> {
                workforce.closeSockets();
                link.send(new Message.SocketsClosed());
            });
        } else if (message instanceof Message.ReopenLogs) {
            reopenLogs.run();
        }
        return null;
    }

    private @Nullable ExitCode obey(String signal) {
        switch (signal) {
            case "USR1" -> reopenLogs.run();
            case "ABRT" -> {
                try {
                    lifecycle.abort();
                } catch (HookException failed) {
                    failed.tell(LOG, "Error in the life of a worker");
                }
                if (generation != null) {
                    lifecycle.end();
                }
                return ExitCode.ERROR;
            }
            default -> {
                link.send(new Message.Leaving());
                return stop(signal.equals("TERM") ? grace() : Duration.ZERO);
            }
        }
        return null;
    }

    private Duration grace() {
        return blueprint.settings().get(WorkerProcesses.GRACEFUL_TIMEOUT);
    }

    /** Called again with no grace, it ends the waiting. */
    private @Nullable ExitCode stop(Duration grace) {
        if (generation == null) {
            // Still loading: nobody waits for it, and nobody must wait in the queue of a socket that only it holds
            // open.
            listeners.forEach(Listener::close);
            return ExitCode.OK;
        }
        boolean first = !stopping;
        stopping = true;
        if (first || grace.isZero()) {
            aside("stop", () -> {
                workforce.stop(grace);
                if (first) {
                    events.add(new Event.Stopped());
                }
            });
        }
        return null;
    }

    /** Through the threads that requests need: where these are not to be had, the worker is silent. */
    private void beat() {
        long timeout = blueprint.settings().get(WorkerProcesses.TIMEOUT).toMillis();
        long pause = timeout > 0 ? Math.min(BEAT_MILLIS, timeout / 3) : BEAT_MILLIS;
        AtomicBoolean beating = new AtomicBoolean();
        try {
            while (true) {
                if (beating.compareAndSet(false, true)) {
                    workforce.pulse(() -> {
                        link.send(new Message.Beat(workforce.load()));
                        beating.set(false);
                    });
                }
                TimeUnit.MILLISECONDS.sleep(pause);
            }
        } catch (RejectedExecutionException ending) {
            LOG.debug("The threads for requests have ended", ending);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        }
    }

    private static void aside(String name, Runnable task) {
        new PlatformThreads(name).newThread(task).start();
    }
}
