package io.jgun.servlet.session.store;

import io.jgun.servlet.session.ContextSessionHandler;
import io.jgun.servlet.session.ContextSessions;
import io.jgun.settings.Debugging;
import io.jgun.settings.SessionStore;
import io.jgun.settings.Sessions;
import io.jgun.settings.Settings;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

/** Where the contexts of a generation keep their sessions. To be closed when all have stopped. */
public interface HttpSessions extends AutoCloseable {

    /**
     * The place that the setting names, ready for use.
     *
     * @param server started
     * @throws io.jgun.posix.ExitException WORKER_BOOT_ERROR if it cannot be used
     */
    static HttpSessions open(Settings settings, Server server) {
        // A check of the configuration serves nobody, and may be another user's than the server: it makes no directory.
        boolean checks = settings.get(Debugging.CHECK_CONFIG) || settings.get(Debugging.PRINT_CONFIG);
        if (checks || settings.get(Sessions.SESSION_STORE) instanceof SessionStore.Memory) {
            return new InMemory(server);
        }
        return SharedSessions.open(settings, server);
    }

    /**
     * Gives a context its sessions, before it is in its server and anything else is done to it. An application may replace
     * them by its own.
     */
    void install(ServletContextHandler context);

    @Override
    void close();

    /** As Jetty does it, but for reloads. */
    record InMemory(Server server) implements HttpSessions {

        @Override
        public void install(ServletContextHandler context) {
            ContextSessionHandler handler = new ContextSessionHandler();
            ContextSessions.install(handler, server);
            context.setSessionHandler(handler);
        }

        @Override
        public void close() {}
    }
}
