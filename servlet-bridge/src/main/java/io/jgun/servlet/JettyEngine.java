package io.jgun.servlet;

import io.jgun.accesslog.AccessLog;
import io.jgun.hooks.ServerHooks;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import io.jgun.sockets.Listener;
import io.jgun.worker.Engine;
import io.jgun.worker.Generation;
import io.jgun.worker.WorkerPool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Jetty server: its connectors stay while generations of applications come and go beneath the boundary. */
final class JettyEngine implements Engine {

    private static final Logger LOG = LoggerFactory.getLogger(JettyEngine.class);

    /** For an acceptor to see that its listener is closed. */
    private static final long ACCEPTOR_MILLIS = 5_000;

    private final Server server;
    private final RequestBoundary boundary;
    private final ServingConfiguration configuration;
    private final ConnectionGate gate;
    private final GenerationSource source;
    private final List<ListenerConnector> connectors = new CopyOnWriteArrayList<>();
    private int generations;

    private JettyEngine(
            Server server,
            RequestBoundary boundary,
            ServingConfiguration configuration,
            ConnectionGate gate,
            GenerationSource source) {
        this.server = server;
        this.boundary = boundary;
        this.configuration = configuration;
        this.gate = gate;
        this.source = source;
    }

    static JettyEngine open(
            Settings settings, WorkerPool pool, AccessLog accessLog, ServerHooks hooks, GenerationSource source) {
        RequestCompletion completion = new RequestCompletion(accessLog, hooks, settings);
        RequestBoundary boundary = new RequestBoundary(pool, completion, hooks, settings);
        ServingConfiguration configuration = new ServingConfiguration(settings);
        configuration.addCustomizer(boundary);
        Server server = new Server(new ServingThreads(pool));
        server.setHandler(boundary);
        server.setRequestLog(completion);
        server.setErrorHandler(new PlainErrors());
        server.setDynamic(false);
        server.setStopTimeout(0);
        int connections = settings.get(WorkerProcesses.WORKERS) * settings.get(WorkerProcesses.WORKER_CONNECTIONS);
        JettyEngine engine = new JettyEngine(server, boundary, configuration, new ConnectionGate(connections), source);
        engine.start();
        return engine;
    }

    private void start() {
        try {
            server.start();
        } catch (Exception failure) {
            throw new ExitException(ExitCode.ERROR, "The HTTP engine does not start: " + failure, failure);
        }
    }

    @Override
    public Generation load(Settings settings) {
        return source.load(++generations, settings, server);
    }

    @Override
    public void activate(Generation generation) {
        boundary.activate((JettyGeneration) generation);
    }

    @Override
    public void accept(Listener listener) {
        ListenerConnector connector = new ListenerConnector(server, listener, gate, configuration);
        server.addConnector(connector);
        connectors.add(connector);
        try {
            connector.start();
        } catch (Exception failure) {
            throw new ExitException(ExitCode.ERROR, "Cannot accept from " + listener + ": " + failure, failure);
        }
    }

    @Override
    public boolean drain(Duration grace) {
        long deadline = System.nanoTime() + grace.toNanos();
        try {
            for (ListenerConnector connector : connectors) {
                connector.stopAccepting(ACCEPTOR_MILLIS);
            }
            configuration.drain();
            connectors.forEach(ListenerConnector::hastenIdle);
            return gate.awaitNone(deadline - System.nanoTime()) || !isServing();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Connections that are open now. */
    int connections() {
        return gate.open();
    }

    /** Whether a request is inside; connections that are merely open do not count. */
    private boolean isServing() {
        for (ListenerConnector connector : connectors) {
            for (EndPoint endPoint : connector.getConnectedEndPoints()) {
                if (!(endPoint.getConnection() instanceof RequestConnection connection) || connection.isServing()) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) {
            LOG.warn("Error while stopping the HTTP engine", failure);
        }
        boundary.active().retire(Duration.ZERO);
    }
}
