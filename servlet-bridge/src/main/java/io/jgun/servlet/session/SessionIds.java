package io.jgun.servlet.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.session.DefaultSessionIdManager;
import org.eclipse.jetty.session.HouseKeeper;
import org.eclipse.jetty.session.SessionManager;

/**
 * The session ids of a server, over all contexts of all its generations. Jetty looks for the contexts beneath the
 * server, where generations are not: it would neither end a session everywhere, nor ever find one that has expired.
 */
final class SessionIds extends DefaultSessionIdManager {

    /** How often to end sessions that have expired; Jetty's own is ten minutes. Nothing is done when none has. */
    private static final long SCAVENGE_SECONDS = 10;

    private final List<SessionManager> managers = new CopyOnWriteArrayList<>();

    private SessionIds(Server server) {
        super(server);
    }

    /** The one of this server; made, and started, by the first context that asks. */
    static SessionIds of(Server server) {
        synchronized (server) {
            SessionIds ids = server.getBean(SessionIds.class);
            if (ids == null) {
                ids = new SessionIds(server);
                ids.begin();
                server.addBean(ids, true);
            }
            return ids;
        }
    }

    private void begin() {
        HouseKeeper houseKeeper = new HouseKeeper();
        try {
            houseKeeper.setIntervalSec(SCAVENGE_SECONDS);
            setSessionHouseKeeper(houseKeeper);
            start();
        } catch (Exception e) {
            throw new IllegalStateException("sessions cannot be served", e);
        }
    }

    /** The newest first: what happens to a session happens where it is now, before the copies it has left behind. */
    void add(SessionManager manager) {
        managers.add(0, manager);
    }

    void remove(SessionManager manager) {
        managers.remove(manager);
    }

    @Override
    public Set<SessionManager> getSessionManagers() {
        Set<SessionManager> running = new LinkedHashSet<>();
        for (SessionManager manager : managers) {
            if (!manager.isStopped() && !manager.isFailed()) {
                running.add(manager);
            }
        }
        return running;
    }
}
