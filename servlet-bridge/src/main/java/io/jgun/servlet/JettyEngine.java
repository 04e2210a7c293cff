package io.jgun.servlet;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.process.Blueprint;
import io.jgun.servlet.retired.LeakWatch;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import io.jgun.sockets.Listener;
import io.jgun.worker.Engine;
import io.jgun.worker.Generation;
import io.jgun.worker.WorkerPool;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Jetty server: its connections stay while generations of applications come and go beneath the boundary. */
final class JettyEngine implements Engine {

    private static final Logger LOG = LoggerFactory.getLogger(JettyEngine.class);

    /** For an acceptor to see that its listener is closed. */
    private static final long ACCEPTOR_MILLIS = 5_000;

    private final Server server;
    private final RequestBoundary boundary;
    private final ServedApplications.Source source;
    private final LeakWatch leaks = new LeakWatch();
    private final ConnectionGate gate = new ConnectionGate();
    private final List<ListenerConnector> connectors = new CopyOnWriteArrayList<>();
    private volatile @Nullable ServingConfiguration configuration;
    private int generations;

    private JettyEngine(Server server, RequestBoundary boundary, ServedApplications.Source source) {
        this.server = server;
        this.boundary = boundary;
        this.source = source;
    }

    static JettyEngine open(ServedApplications.Source source) {
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
    public Generation load(Blueprint blueprint, WorkerPool pool) {
        ServedApplications applications = source.load(blueprint.settings(), server);
        LaterDispatch.learnRequests(applications.handler());
        return new JettyGeneration(++generations, blueprint, pool, applications, leaks);
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
        boundary.activate(next);
        if (before != null && configuration != before) {
            before.drain(); // its connections keep what they began with, and so end soon
        }
    }

    private ServingConfiguration configuration() {
        return Objects.requireNonNull(configuration);
    }

    @Override
    public void accept(Listener listener) {
        ListenerConnector connector = new ListenerConnector(server, listener, gate, this::configuration);
        server.addConnector(connector);
        connectors.add(connector);
        try {
            connector.start();
        } catch (Exception failure) {
            throw new ExitException(ExitCode.ERROR, "Cannot accept from " + listener + ": " + failure, failure);
        }
    }

    @Override
    public boolean release(Listener listener, Duration grace) {
        List<ListenerConnector> released =
                connectors.stream().filter(it -> it.accepts(listener)).toList();
        boolean clean = drain(released, grace);
        for (ListenerConnector connector : released) {
            connectors.remove(connector);
            server.removeConnector(connector);
            try {
                connector.stop();
            } catch (Exception failure) {
                LOG.warn("Error while closing {}", listener, failure);
            }
        }
        return clean;
    }

    @Override
    public boolean drain(Duration grace) {
        return drain(connectors, grace);
    }

    private boolean drain(List<ListenerConnector> some, Duration grace) {
        long deadline = System.nanoTime() + grace.toNanos();
        try {
            for (ListenerConnector connector : some) {
                connector.stopAccepting(ACCEPTOR_MILLIS);
            }
            some.forEach(ListenerConnector::drain);
            return gate.await(
                            () -> some.stream()
                                            .mapToInt(ListenerConnector::connections)
                                            .sum()
                                    == 0,
                            deadline - System.nanoTime())
                    || some.stream().noneMatch(ListenerConnector::isServing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Connections that are open now. */
    int connections() {
        return gate.open();
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
    }
}
