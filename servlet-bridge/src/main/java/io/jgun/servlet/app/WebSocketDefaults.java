package io.jgun.servlet.app;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.server.ServerContainer;

/**
 * A WebSocket may be silent for as long as its application likes, unless that says otherwise. Jetty would take over the
 * time that an HTTP connection may be idle, {@code keepalive}.
 */
final class WebSocketDefaults implements ServletContextListener {

    /** Comes before the listeners of the application, which may change it. */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (event.getServletContext().getAttribute("jakarta.websocket.server.ServerContainer") != null) {
            Containers.neverIdle(event);
        }
    }

    /** Loaded only where there is one. */
    private static final class Containers {
        static void neverIdle(ServletContextEvent event) {
            if (event.getServletContext().getAttribute(ServerContainer.class.getName())
                    instanceof ServerContainer container) {
                container.setDefaultMaxSessionIdleTimeout(0);
            }
        }
    }
}
