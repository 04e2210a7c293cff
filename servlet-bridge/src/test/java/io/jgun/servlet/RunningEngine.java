package io.jgun.servlet;

import io.jgun.accesslog.AccessLog;
import io.jgun.accesslog.Exchange;
import io.jgun.hooks.ServerHooks;
import io.jgun.metrics.Metrics;
import io.jgun.process.Blueprint;
import io.jgun.process.Invocation;
import io.jgun.servlet.app.OpenWebSockets;
import io.jgun.servlet.forwarded.ForwardedContext;
import io.jgun.servlet.retired.LoaderFamily;
import io.jgun.servlet.session.GenerationSessions;
import io.jgun.settings.BindAddress;
import io.jgun.settings.Settings;
import io.jgun.sockets.Listener;
import io.jgun.sockets.Listeners;
import io.jgun.sockets.SocketOptions;
import io.jgun.worker.Generation;
import io.jgun.worker.WorkerClasses;
import io.jgun.worker.WorkerLifecycle;
import io.jgun.worker.WorkerPool;
import jakarta.servlet.http.HttpServlet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;

/** The engine with its workers on a free port, serving one servlet. */
final class RunningEngine implements AutoCloseable {

    /** What the access log was told, in the order of the ends. */
    record Line(
            @Nullable String client,
            String method,
            String target,
            String protocol,
            int status,
            long bytes,
            long worker) {}

    final WorkerPool pool;
    final JettyEngine engine;
    final Generation generation;
    private HttpServlet next;
    private @Nullable Generation second;
    final Listener listener;
    final List<Line> lines = new CopyOnWriteArrayList<>();

    static RunningEngine serving(Settings settings, HttpServlet servlet) {
        return serving(settings, new BindAddress.Inet("127.0.0.1", 0), ServerHooks.NONE, servlet);
    }

    static RunningEngine serving(Settings settings, BindAddress bind, ServerHooks hooks, HttpServlet servlet) {
        return new RunningEngine(settings, bind, hooks, servlet);
    }

    private RunningEngine(Settings settings, BindAddress bind, ServerHooks hooks, HttpServlet servlet) {
        next = servlet;
        pool = WorkerPool.of(
                settings, WorkerClasses.of(settings), WorkerLifecycle.NONE, new AtomicInteger()::incrementAndGet);
        engine = JettyEngine.open((given, server) -> applications(server, next));
        generation = engine.load(new Blueprint(settings, hooks, new Lines(), Metrics.NONE, Invocation.NONE), pool);
        engine.activate(generation);
        pool.start();
        listener =
                Listeners.open(List.of(bind), new SocketOptions(100, 0, false)).get(0);
        engine.accept(listener);
    }

    private static ServedApplications applications(Server server, HttpServlet servlet) {
        ServletContextHandler context = new ForwardedContext("/");
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/*");
        context.setServer(server);
        JakartaWebSocketServletContainerInitializer.configure(context, (servletContext, container) -> {
            container.setDefaultMaxSessionIdleTimeout(0);
            container.addEndpoint(EchoSocket.class);
        });
        try {
            context.start();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        return new ServedApplications(
                context,
                List.of(),
                GenerationSessions.NONE,
                OpenWebSockets.of(List.of(context)),
                new LoaderFamily(),
                () -> {
                    try {
                        context.stop();
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                });
    }

    /** Another generation takes the traffic; the first is not retired. */
    void reload(Settings settings, HttpServlet servlet) {
        next = servlet;
        WorkerPool fresh = WorkerPool.of(
                settings, WorkerClasses.of(settings), WorkerLifecycle.NONE, new AtomicInteger(100)::incrementAndGet);
        second = engine.load(
                new Blueprint(settings, ServerHooks.NONE, new Lines(), Metrics.NONE, Invocation.NONE), fresh);
        engine.activate(second);
        fresh.start();
    }

    /** One more listener. */
    record Extra(Listener listener) implements AutoCloseable {

        Connection connect() {
            return Connection.tcp("127.0.0.1", listener.port());
        }

        @Override
        public void close() {
            listener.close();
        }
    }

    Extra listenToo() {
        Listener extra = Listeners.open(List.of(new BindAddress.Inet("127.0.0.1", 0)), new SocketOptions(100, 0, false))
                .get(0);
        engine.accept(extra);
        return new Extra(extra);
    }

    int port() {
        return listener.port();
    }

    Connection connect() {
        return Connection.tcp("127.0.0.1", port());
    }

    @Override
    public void close() {
        engine.drain(Duration.ZERO);
        engine.close();
        generation.retire(Duration.ZERO);
        if (second != null) {
            second.retire(Duration.ZERO);
        }
        listener.close();
        listener.unlink();
    }

    private final class Lines implements AccessLog {

        @Override
        public void log(Exchange exchange) {
            lines.add(new Line(
                    exchange.remoteAddress(),
                    exchange.method(),
                    exchange.rawTarget(),
                    exchange.protocol(),
                    exchange.status(),
                    exchange.responseBytes(),
                    exchange.worker()));
        }

        @Override
        public void reopen() {}

        @Override
        public void close() {}
    }
}
