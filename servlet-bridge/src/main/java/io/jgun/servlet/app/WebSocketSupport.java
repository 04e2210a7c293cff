package io.jgun.servlet.app;

import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;

/** Loaded only by applications that have WebSocket endpoints, or may add them in a listener. */
final class WebSocketSupport {

    private WebSocketSupport() {}

    static void enable(ServletContextHandler context, List<Class<?>> endpoints) {
        JakartaWebSocketServletContainerInitializer.configure(context, (servletContext, container) -> {
            for (Class<?> endpoint : endpoints) {
                container.addEndpoint(endpoint);
            }
        });
    }
}
