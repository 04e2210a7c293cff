package io.jgun.servlet.app;

import jakarta.servlet.ServletContext;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.common.JakartaWebSocketSession;
import org.eclipse.jetty.ee10.websocket.jakarta.server.JakartaWebSocketServerContainer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;

/** The WebSocket sessions of a generation. Nothing of WebSocket is loaded before an application uses it. */
public final class OpenWebSockets {

    /** Of applications without any. */
    public static final OpenWebSockets NONE = new OpenWebSockets(List.of());

    private final List<ServletContext> contexts;

    private OpenWebSockets(List<ServletContext> contexts) {
        this.contexts = List.copyOf(contexts);
    }

    public static OpenWebSockets of(List<ServletContextHandler> contexts) {
        return new OpenWebSockets(contexts.stream()
                .<ServletContext>map(ServletContextHandler::getServletContext)
                .toList());
    }

    /**
     * Tells clients that the server goes away: close code 1001 (RFC 6455 section 7.4.1). Never waits.
     *
     * @param which by connection
     */
    public void close(Predicate<EndPoint> which) {
        for (ServletContext context : contexts) {
            if (context.getAttribute("jakarta.websocket.server.ServerContainer") != null) {
                Containers.close(context, which);
            }
        }
    }

    /** Loaded only where there is one. */
    private static final class Containers {

        private static final CloseReason REASON = new CloseReason(CloseCodes.GOING_AWAY, "the server goes away");

        static void close(ServletContext context, Predicate<EndPoint> which) {
            if (context.getAttribute(ServerContainer.class.getName()) instanceof JakartaWebSocketServerContainer all) {
                all.getOpenSessions().forEach(session -> close(session, which));
            }
        }

        private static void close(Session session, Predicate<EndPoint> which) {
            if (session instanceof JakartaWebSocketSession ours
                    && ours.getCoreSession() instanceof WebSocketCoreSession core) {
                WebSocketConnection connection = core.getConnection();
                if (which.test(connection.getEndPoint())) {
                    // The endpoint's onClose may take its time.
                    connection.getExecutor().execute(() -> ours.close(REASON));
                }
            }
        }
    }
}
