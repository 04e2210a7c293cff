package io.jgun.servlet;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.process.Blueprint;
import io.jgun.servlet.retired.LeakWatch;
import io.jgun.servlet.select.SelectingThreads;
import io.jgun.servlet.start.FieldEncoders;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import io.jgun.sockets.Listener;
import io.jgun.worker.Engine;
import io.jgun.worker.Generation;
import io.jgun.worker.WorkerPool;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Jetty server: its connections stay while generations of applications come and go beneath the boundary. */
final class JettyEngine implements Engine {

    private static final Logger LOG = LoggerFactory.getLogger(JettyEngine.class);

    /** For the selecting thread to close a listener. */
    private static final long CLOSING_MILLIS = 5_000;

    /** How often to look for WebSockets that have fallen silent, at the end. */
    private static final long TICK_NANOS = 100_000_000;

    /** With a keepalive of 0, too, a WebSocket is silent only after this. */
    private static final long LEAST_SILENCE_MILLIS = 1_000;

    private final Server server;
    private final RequestBoundary boundary;
    private final ServedApplications.Source source;
    private final LeakWatch leaks = new LeakWatch();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final ConnectionGate gate = new ConnectionGate();
    private final SelectingThreads threads;
    private final List<ListenerConnector> connectors = new CopyOnWriteArrayList<>();

    /** Generations that serve, or still drain. */
    private final List<JettyGeneration> alive = new CopyOnWriteArrayList<>();

    private @Nullable FairShare share;
    private volatile @Nullable ServingConfiguration configuration;
    private volatile boolean sparing;
    private int generations;

    private JettyEngine(Server server, RequestBoundary boundary, ServedApplications.Source source) {
        this.server = server;
        this.threads = new SelectingThreads(server.getThreadPool());
        this.boundary = boundary;
        this.source = source;
    }

    static JettyEngine open(ServedApplications.Source source) {
        FieldEncoders.own();
        RequestBoundary boundary = new RequestBoundary();
        Server server = new Server(new ServingThreads(boundary));
        server.setHandler(boundary);
        server.setRequestLog(boundary);
        server.setErrorHandler(new PlainErrors());
        server.setDynamic(false);
        server.setStopTimeout(0);
        try {
            server.start();
        } catch (Exception failure) {
            throw new ExitException(ExitCode.ERROR, "The HTTP engine does not start: " + failure, failure);
        }
        return new JettyEngine(server, boundary, source);
    }

    @Override
    public void shareListeners() {
        share = new FairShare(() -> {
            JettyGeneration current = boundary.current();
            return current == null ? 0 : current.pool().free();
        });
    }

    @Override
    public void closeSockets() {
        try {
            for (ListenerConnector connector : connectors) {
                if (connector.listener().isSealed()) {
                    connector.stopAccepting(CLOSING_MILLIS);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Generation load(Blueprint blueprint, WorkerPool pool) {
        ServedApplications applications = source.load(blueprint.settings(), server);
        LaterDispatch.learnRequests(applications.handler());
        return new JettyGeneration(++generations, blueprint, pool, applications, leaks, alive::remove);
    }

    @Override
    public void awaitReady(Generation generation) {
        JettyGeneration asked = (JettyGeneration) generation;
        Settings settings = asked.blueprint().settings();
        settings.get(WorkerProcesses.READY_PATH)
                .ifPresent(
                        path -> new ReadyCheck(asked, path).await(server, settings.get(WorkerProcesses.READY_TIMEOUT)));
    }

    @Override
    public void activate(Generation generation) {
        JettyGeneration next = (JettyGeneration) generation;
        Settings settings = next.blueprint().settings();
        ServingConfiguration before = configuration;
        ServingConfiguration after = new ServingConfiguration(settings);
        if (before == null || !after.isLike(before)) {
            after.addCustomizer(boundary);
            configuration = after;
        }
        gate.limit(settings.get(WorkerProcesses.WORKERS) * settings.get(WorkerProcesses.WORKER_CONNECTIONS));
        JettyGeneration last = boundary.current();
        if (last != null) {
            next.applications().sessions().follow(last.applications().sessions());
        }
        if (share != null) {
            next.pool().whenFree(share::freed);
        }
        alive.add(next);
        threads.wearOut();
        boundary.activate(next, HealthChecks.of(settings, ending));
        if (before != null && configuration != before) {
            before.drain(); // its connections keep what they began with, and so end soon
        }
    }

    private ServingConfiguration configuration() {
        return Objects.requireNonNull(configuration);
    }

    @Override
    public void accept(Listener listener) {
        ListenerConnector connector =
                new ListenerConnector(server, listener, gate, share, threads, this::configuration);
        server.addConnector(connector);
        connectors.add(connector);
        try {
            connector.start();
        } catch (Exception failure) {
            throw new ExitException(ExitCode.ERROR, "Cannot accept from " + listener + ": " + failure, failure);
        }
    }

    @Override
    public boolean release(ServerSocketChannel channel, Duration grace) {
        List<ListenerConnector> released =
                connectors.stream().filter(it -> it.accepts(channel)).toList();
        boolean clean = drain(released, grace, () -> {});
        if (!clean) {
            end(grace, generation -> generation.cut(on(released)), on(released));
        }
        for (ListenerConnector connector : released) {
            connectors.remove(connector);
            server.removeConnector(connector);
            try {
                connector.stop();
            } catch (Exception failure) {
                LOG.warn("Error while closing {}", connector.getName(), failure);
            }
        }
        return clean;
    }

    @Override
    public boolean drain(Duration grace) {
        if (!sparing) {
            announceEnd();
        }
        long silence = Math.max(LEAST_SILENCE_MILLIS, configuration().keepaliveMillis());
        boolean clean = drain(connectors, grace, () -> {
            if (!sparing) {
                alive.forEach(generation -> generation.hangUpIdle(silence));
            }
        });
        if (!clean) {
            end(grace, JettyGeneration::cut, endPoint -> true);
        }
        return clean;
    }

    /** Without a grace, nobody is answered. */
    private void end(Duration grace, Consumer<JettyGeneration> cut, Predicate<EndPoint> where) {
        boolean quickly = grace.isZero() || gate.isHurried();
        alive.forEach(quickly ? generation -> generation.hangUp(where) : cut);
    }

    private static Predicate<EndPoint> on(List<ListenerConnector> some) {
        return endPoint -> some.stream()
                .anyMatch(connector -> connector.getConnectedEndPoints().contains(endPoint));
    }

    /** @param tick is run now and then while it waits */
    private boolean drain(List<ListenerConnector> some, Duration grace, Runnable tick) {
        long deadline = System.nanoTime() + grace.toNanos();
        try {
            for (ListenerConnector connector : some) {
                connector.stopAccepting(CLOSING_MILLIS);
            }
            some.forEach(ListenerConnector::drain);
            BooleanSupplier ended =
                    () -> some.stream().mapToInt(ListenerConnector::connections).sum() == 0;
            long left = deadline - System.nanoTime();
            while (!gate.await(ended, Math.min(left, TICK_NANOS))) {
                left = deadline - System.nanoTime();
                if (left <= 0 || gate.isHurried()) {
                    return some.stream().noneMatch(ListenerConnector::isServing);
                }
                tick.run();
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void announceEnd() {
        ending.set(true);
    }

    @Override
    public void sparesSilent(boolean spares) {
        sparing = spares;
    }

    @Override
    public int connections() {
        return gate.open();
    }

    @Override
    public void execute(Runnable task) {
        server.getThreadPool().execute(task);
    }

    @Override
    public void hurry() {
        gate.hurry();
    }

    @Override
    public void close() {
        leaks.close();
        try {
            server.stop();
        } catch (Exception failure) {
            LOG.warn("Error while stopping the HTTP engine", failure);
        }
        threads.close();
    }
}
