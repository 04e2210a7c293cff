package io.jgun.worker;

import io.jgun.hooks.ServerView;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.process.Blueprint;
import io.jgun.process.WorkerLoad;
import io.jgun.process.Workforce;
import io.jgun.settings.MemoryLimit;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import io.jgun.sockets.Listener;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Thread isolation: the workers are threads of this process. */
public final class ThreadWorkforce implements Workforce {

    private final Function<Blueprint, WorkerLifecycle> lifecycles;
    private final IntSupplier workerNumbers;
    private final List<Crew> retiring = new CopyOnWriteArrayList<>();
    private final List<Listener> accepting = new ArrayList<>();
    private final List<Listener> resting = new ArrayList<>();
    private @Nullable Object pause;
    private @Nullable Engine engine;
    private volatile @Nullable Crew current;
    private Renewals renewals = Renewals.none();
    private volatile @Nullable MemoryWatch memory;
    private volatile boolean stopping;

    /** @param server what hooks are told of the arbiter */
    public ThreadWorkforce(ServerView server) {
        this(
                blueprint -> new WorkerHooks(blueprint.hooks(), server, blueprint.settings()),
                new AtomicInteger()::incrementAndGet);
    }

    /** @param workerNumbers what stands for the pid of each worker */
    ThreadWorkforce(Function<Blueprint, WorkerLifecycle> lifecycles, IntSupplier workerNumbers) {
        this.lifecycles = lifecycles;
        this.workerNumbers = workerNumbers;
    }

    @Override
    public void askThrough(Asked arbiter) {
        renewals = new Renewals(arbiter::renewal);
    }

    @Override
    public void notPrepared() {
        renewals.failed();
    }

    @Override
    public Prepared prepare(Blueprint blueprint, List<Listener> listeners) {
        Settings settings = blueprint.settings();
        WorkerClass workerClass = WorkerClasses.of(settings);
        WorkerLifecycle lifecycle = lifecycles.apply(blueprint);
        lifecycle.using(workerClass);
        WorkerPool pool = WorkerPool.of(settings, workerClass, lifecycle, workerNumbers, renewals);
        Crew crew = new Crew(blueprint, pool, engine().load(blueprint, pool));
        try {
            if (Thread.currentThread().isInterrupted()) {
                throw new ExitException(ExitCode.WORKER_BOOT_ERROR, "Nobody waits for this boot any more.");
            }
            pool.start();
            engine().awaitReady(crew.generation);
            return crew;
        } catch (RuntimeException | Error failed) {
            crew.discard();
            throw failed;
        }
    }

    @Override
    public void activate(Prepared prepared, List<Listener> listeners) {
        Crew before = current;
        Crew crew = (Crew) prepared;
        current = crew;
        Engine running = engine();
        running.activate(crew.generation);
        endPause();
        resting.stream().filter(it -> !listeners.contains(it)).forEach(Listener::close);
        resting.clear();
        for (Listener listener : listeners) {
            if (!accepting.contains(listener)) {
                running.accept(listener);
                accepting.add(listener);
            }
        }
        for (Listener gone :
                accepting.stream().filter(it -> !listeners.contains(it)).toList()) {
            accepting.remove(gone);
            aside("release " + gone, () -> running.release(gone.channel(), crew.grace()));
        }
        renewals.activated(crew.pool);
        watchMemory(crew);
        if (before != null) {
            retiring.add(before);
            aside("retire " + before.generation.number(), () -> {
                before.retire(before.grace());
                retiring.remove(before);
                MemoryWatch watch = memory;
                if (watch != null) {
                    watch.retired();
                }
            });
        }
    }

    private void watchMemory(Crew crew) {
        MemoryLimit limit = crew.blueprint.settings().get(WorkerProcesses.MAX_MEMORY);
        MemoryWatch watch = memory;
        if (watch == null && !limit.isNone()) {
            watch = MemoryWatch.start(new JvmMemory(), renewals);
            memory = watch;
        }
        if (watch != null) {
            watch.activated(crew.pool, limit);
        }
    }

    private static void aside(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void resize(int workers) {
        Crew crew = current;
        if (crew == null) {
            return;
        }
        if (workers == 0) {
            pause(crew);
            return;
        }
        endPause();
        for (Listener listener : resting) {
            engine().accept(listener);
            accepting.add(listener);
        }
        resting.clear();
        crew.pool.resize(workers);
    }

    /**
     * Nobody is to serve for the time being. What connects from now on waits in the queue of the socket, where the new
     * arbiter of an upgrade finds it; what is connected is served to its end before the workers go.
     */
    private void pause(Crew crew) {
        if (accepting.isEmpty()) {
            return; // they are going already
        }
        List<ServerSocketChannel> former = new ArrayList<>();
        try {
            for (Listener listener : accepting) {
                former.add(listener.renew());
                resting.add(listener);
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(ThreadWorkforce.class)
                    .warn("Connections wait inside this process: {}", e.getMessage());
        }
        accepting.removeAll(resting);
        Object self = beginPause();
        AtomicInteger left = new AtomicInteger(former.size());
        for (ServerSocketChannel channel : former) {
            aside("pause", () -> {
                engine().release(channel, crew.grace());
                if (left.decrementAndGet() == 0) {
                    dismiss(crew, self);
                }
            });
        }
        if (former.isEmpty()) {
            dismiss(crew, self);
        }
    }

    private synchronized Object beginPause() {
        Object self = new Object();
        pause = self;
        return self;
    }

    private synchronized void endPause() {
        pause = null;
    }

    /** Unless workers are wanted again by now. */
    private synchronized void dismiss(Crew crew, Object self) {
        if (pause == self) {
            crew.pool.resize(0);
        }
    }

    @Override
    public boolean stop(Duration grace) {
        Engine running = engine;
        Crew crew = current;
        if (running == null || crew == null) {
            return true;
        }
        if (grace.isZero()) {
            crew.pool.interrupt();
        }
        if (stopping) {
            running.hurry();
            return false;
        }
        stopping = true;
        resting.forEach(Listener::close);
        running.closeSockets();
        boolean clean = running.drain(grace);
        running.close();
        retiring.forEach(old -> old.retire(Duration.ZERO));
        return crew.retire(Duration.ZERO) && clean;
    }

    @Override
    public void reopenLogs() {
        // They are the arbiter's.
    }

    @Override
    public void close() {
        // Threads end with their process.
    }

    /**
     * Loads the applications and drops them again.
     *
     * @throws ExitException APP_LOAD_ERROR
     */
    public void check(Blueprint blueprint) {
        Settings settings = blueprint.settings();
        WorkerClass workerClass = WorkerClasses.of(settings);
        try (WorkerPool unused = WorkerPool.of(settings, workerClass, WorkerLifecycle.NONE, workerNumbers)) {
            try {
                engine().load(blueprint, unused).retire(Duration.ZERO);
            } finally {
                engine().close();
            }
        }
    }

    /** For a process that shares its listeners with others. Before anything else. */
    void shareListeners() {
        engine().shareListeners();
    }

    /** Before {@link #stop}, where others who accept from the same sockets stop, too. */
    void closeSockets() {
        engine().closeSockets();
    }

    @Override
    public void announceEnd() {
        engine().announceEnd();
    }

    /** {@link Engine#sparesSilent}. */
    void sparesSilent(boolean spares) {
        engine().sparesSilent(spares);
    }

    /** What the workers of the generation in force are at. */
    WorkerLoad load() {
        Crew crew = current;
        Engine running = engine;
        return crew == null || running == null ? WorkerLoad.NONE : crew.pool.load(running.connections());
    }

    /** Runs it in a thread of those that requests need, so that it shows whether they are to be had. */
    void pulse(Runnable task) {
        engine().execute(task);
    }

    private synchronized Engine engine() {
        Engine running = engine;
        if (running == null) {
            running = bridge().open();
            engine = running;
        }
        return running;
    }

    // By name: a ServiceLoader opens all jars, to find that there is no second one.
    private static ServletBridge bridge() {
        try {
            return Class.forName("io.jgun.servlet.JettyServletBridge")
                    .asSubclass(ServletBridge.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError missing) {
            throw new ExitException(
                    ExitCode.ERROR,
                    "no servlet bridge on the class path: jgun-servlet-bridge.jar is missing from the distribution's lib"
                            + " directory (" + missing + ')',
                    missing);
        }
    }

    /** A generation with the workers that serve it. */
    private record Crew(Blueprint blueprint, WorkerPool pool, Generation generation) implements Prepared {

        Duration grace() {
            return blueprint.settings().get(WorkerProcesses.GRACEFUL_TIMEOUT);
        }

        boolean retire(Duration grace) {
            boolean clean = generation.retire(grace);
            blueprint.accessLog().close();
            return clean;
        }

        @Override
        public void discard() {
            retire(Duration.ZERO);
        }
    }
}
