package io.jgun.servlet.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.session.DefaultSessionIdManager;
import org.eclipse.jetty.session.HouseKeeper;
import org.eclipse.jetty.session.SessionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session ids of a server, over all contexts of all its generations. Jetty looks for the contexts beneath the
 * server, where generations are not: it would neither end a session everywhere, nor ever find one that has expired.
 */
public final class SessionIds extends DefaultSessionIdManager {

    private static final Logger LOG = LoggerFactory.getLogger(SessionIds.class);

    /** How often to end sessions that have expired; Jetty's own is ten minutes. Nothing is done when none has. */
    private static final long SCAVENGE_SECONDS = 10;

    private final List<SessionManager> managers = new CopyOnWriteArrayList<>();
    private volatile boolean hasRandom;

    private SessionIds(Server server) {
        super(server);
    }

    /** The one of this server; made, and started, by the first context that asks. */
    public static SessionIds of(Server server) {
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
        setWorkerName(""); // else Jetty puts it into every id, and processes that share sessions would need one each
        try {
            houseKeeper.setIntervalSec(SCAVENGE_SECONDS);
            setSessionHouseKeeper(houseKeeper);
            start();
        } catch (Exception e) {
            throw new IllegalStateException("sessions cannot be served", e);
        }
    }

    /**
     * Not when it starts, but when the first session begins: Java's source of random numbers takes 20 ms of processor time to
     * set up, and most starts need none.
     */
    @Override
    public void initRandom() {
        LOG.debug("Random numbers are for the first session");
    }

    private void initRandomOnce() {
        synchronized (managers) {
            if (!hasRandom) {
                super.initRandom();
                hasRandom = true;
            }
        }
    }

    @Override
    public Random getRandom() {
        if (!hasRandom) {
            initRandomOnce();
        }
        return super.getRandom();
    }

    @Override
    public String newSessionId(long seedTerm) {
        if (!hasRandom) {
            initRandomOnce();
        }
        return super.newSessionId(seedTerm);
    }

    /** The newest first: what happens to a session happens where it is now, before the copies it has left behind. */
    public void add(SessionManager manager) {
        managers.add(0, manager);
    }

    /** Its context stops. */
    public void remove(SessionManager manager) {
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

    @Override
    public String renewSessionId(String oldId, String oldExtendedId, Request request) {
        String id = newSessionId(request.hashCode());
        String extended = getExtendedId(id, request);
        inEach(manager -> manager.renewSessionId(oldId, oldExtendedId, id, extended));
        return id;
    }

    @Override
    public void invalidateAll(String id) {
        inEach(manager -> manager.invalidate(id));
    }

    @Override
    public void expireAll(String id) {
        invalidateAll(id);
    }

    private interface Action {
        void on(SessionManager manager) throws Exception;
    }

    /** The listeners of each context are called with its own class loader. */
    private void inEach(Action action) {
        for (SessionManager manager : getSessionManagers()) {
            manager.getContext().run(() -> {
                try {
                    action.on(manager);
                } catch (Exception e) {
                    LOG.warn(
                            "A session of {} could not be changed",
                            manager.getContext().getContextPath(),
                            e);
                }
            });
        }
    }
}
