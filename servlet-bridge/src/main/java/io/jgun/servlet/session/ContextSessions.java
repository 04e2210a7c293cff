package io.jgun.servlet.session;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.session.DefaultSessionCache;
import org.eclipse.jetty.session.ManagedSession;
import org.eclipse.jetty.session.NullSessionDataStore;
import org.eclipse.jetty.session.SessionData;
import org.eclipse.jetty.session.SessionManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of one context, in memory. While the generation before still drains, a session moves here when a request
 * first asks for it; {@link #takeRest} moves the others. What stays behind is a copy for the requests that still run
 * there.
 *
 * <p>Locks are taken in the order old session, new map, new session; so a session is fetched before, not while, the map
 * computes its entry.
 */
public final class ContextSessions extends DefaultSessionCache {

    private static final Logger LOG = LoggerFactory.getLogger(ContextSessions.class);

    private final ConcurrentMap<String, ManagedSession> sessions;
    private final SessionIds ids;

    /** Of the generation before, while it drains. */
    private volatile @Nullable ContextSessions predecessor;

    private volatile @Nullable ContextSessions successor;
    private volatile DroppedAttributes dropped = new DroppedAttributes("");

    private ContextSessions(SessionManager manager, SessionIds ids, ConcurrentMap<String, ManagedSession> sessions) {
        super(manager, sessions);
        this.sessions = sessions;
        this.ids = ids;
        setSessionDataStore(new NullSessionDataStore());
    }

    /**
     * Gives a context its sessions, before it starts. A cache that the application configures by itself replaces them.
     *
     * @param server started
     */
    public static void install(SessionManager manager, Server server) {
        SessionIds ids = SessionIds.of(server);
        manager.setSessionIdManager(ids);
        manager.setSessionCache(new ContextSessions(manager, ids, new ConcurrentHashMap<>()));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ids.add(getSessionManager());
    }

    @Override
    protected void doStop() throws Exception {
        ids.remove(getSessionManager());
        super.doStop();
    }

    @Override
    public ManagedSession newSession(SessionData data) {
        return new LiveSession(getSessionManager(), data);
    }

    // The hand-over.

    /** From now on sessions of the generation before are found here. */
    void follow(ContextSessions older) {
        dropped = new DroppedAttributes(getSessionManager().getContext().getContextPath());
        older.successor = this;
        predecessor = older;
    }

    /** Takes what is left of the generation before, which has drained. */
    void takeRest(ContextSessions older) {
        older.sessions.keySet().forEach(this::fetch);
        if (predecessor == older) {
            ContextSessions before = older.predecessor;
            if (before != null) {
                before.successor = this;
            }
            predecessor = before;
        }
    }

    @Nullable
    ContextSessions successor() {
        return successor;
    }

    @Override
    protected ManagedSession getAndEnter(String id, boolean enter) throws Exception {
        if (predecessor != null) {
            fetch(id);
        }
        return super.getAndEnter(id, enter);
    }

    private void fetch(String id) {
        ContextSessions older = predecessor;
        if (older == null || doGet(id) != null) {
            return;
        }
        older.fetch(id);
        if (older.doGet(id) instanceof LiveSession session) {
            session.locked(() -> {
                boolean there = session.isValid() && session.isResident() && !session.isHandedOver();
                if (there && doGet(id) == null) {
                    move(session, older);
                }
            });
        }
    }

    /** Under the session's lock. */
    private void move(LiveSession session, ContextSessions older) {
        SessionData data = copy(session.getSessionData());
        older.tell("sessionWillPassivate", session, session::onSessionPassivation);
        data.putAllAttributes(carried(session.getSessionData().getAllAttributes(), older));
        PassedState passed = new PassedState(older);
        if (session.getRequests() > 0) {
            passed.remember(session);
            older.tell("sessionDidActivate", session, session::onSessionActivation);
        }
        LiveSession fresh = new LiveSession(getSessionManager(), data);
        fresh.setExtendedId(session.getExtendedId());
        fresh.setResident(true);
        tell("sessionDidActivate", fresh, fresh::onSessionActivation);
        doPutIfAbsent(data.getId(), fresh);
        fresh.startTimer();
        session.handedOver(passed);
    }

    private SessionData copy(SessionData old) {
        SessionData data = _sessionDataStore.newSessionData(
                old.getId(), old.getCreated(), old.getAccessed(), old.getLastAccessed(), old.getMaxInactiveMs());
        data.setCookieSet(old.getCookieSet());
        data.setExpiry(old.getExpiry());
        data.setLastNode(old.getLastNode());
        data.setLastSaved(System.currentTimeMillis()); // else it would be new to its client
        return data;
    }

    /** Together, so that what two attributes share stays shared; one by one if that fails. */
    private Map<String, Object> carried(Map<String, Object> attributes, ContextSessions older) {
        if (attributes.isEmpty()) {
            return Map.of();
        }
        try {
            byte[] bytes = Attributes.write(older._context, new HashMap<>(attributes));
            @SuppressWarnings("unchecked")
            Map<String, Object> all = (Map<String, Object>) Attributes.read(_context, bytes);
            return all;
        } catch (Attributes.NotCarried notAll) {
            Map<String, Object> carried = new HashMap<>();
            attributes.forEach((name, value) -> {
                try {
                    carried.put(name, Attributes.read(_context, Attributes.write(older._context, value)));
                } catch (Attributes.NotCarried failed) {
                    dropped.report(name, value, failed.reason());
                }
            });
            return carried;
        }
    }

    private void tell(String what, LiveSession session, Runnable listeners) {
        try {
            _context.run(listeners);
        } catch (RuntimeException | LinkageError failed) {
            LOG.warn("{} failed in session {}", what, session.getId(), failed);
        }
    }

    /** What can be written of its attributes. */
    Map<String, byte[]> written(LiveSession copy) {
        Map<String, byte[]> written = new HashMap<>();
        copy.getSessionData().getAllAttributes().forEach((name, value) -> {
            try {
                written.put(name, Attributes.write(_context, value));
            } catch (Attributes.NotCarried failed) {
                ContextSessions next = successor;
                (next == null ? dropped : next.dropped).report(name, value, failed.reason());
            }
        });
        return written;
    }

    /** A request of the generation before has changed its copy. */
    void change(LiveSession session, String name, Object value, byte[] bytes) {
        try {
            Object read = Attributes.read(_context, bytes);
            change(session, () -> session.setAttribute(name, read));
        } catch (Attributes.NotCarried failed) {
            dropped.report(name, value, failed.reason());
        }
    }

    /** In the application's context, because listeners are told of it. */
    void change(LiveSession session, Runnable change) {
        _context.run(() -> {
            if (session.isValid()) {
                change.run();
            }
        });
    }

    private void passOn(ManagedSession session) {
        ContextSessions next = successor;
        PassedState passed = session instanceof LiveSession live ? live.passed() : null;
        if (next == null || passed == null || !session.isValid()) {
            return;
        }
        if (next.doGet(session.getId()) instanceof LiveSession there) {
            PassedState further = there.passed();
            if (further != null) {
                further.remember(there);
            }
            passed.passOn((LiveSession) session, there, next);
            next.passOn(there);
        }
    }

    // What Jetty does with sessions is done with copies only where it is theirs.

    @Override
    public void commit(ManagedSession session) throws Exception {
        super.commit(session);
        passOn(session);
    }

    @Override
    public void release(ManagedSession session) throws Exception {
        if (isCopy(session)) {
            session.release();
        } else {
            super.release(session);
        }
        passOn(session);
    }

    @Override
    public @Nullable ManagedSession delete(String id) throws Exception {
        if (isCopy(doGet(id))) {
            doDelete(id);
            return null;
        }
        return super.delete(id);
    }

    @Override
    public @Nullable ManagedSession renewSessionId(
            String oldId, String newId, String oldExtendedId, String newExtendedId) throws Exception {
        ManagedSession session = doGet(oldId);
        if (session != null && isCopy(session)) {
            doDelete(oldId);
            session.getSessionData().setId(newId);
            doPutIfAbsent(newId, session);
            return null; // no listener is told: it is the successor whose id has changed
        }
        return super.renewSessionId(oldId, newId, oldExtendedId, newExtendedId);
    }

    @Override
    public void shutdown() {
        sessions.values().forEach(session -> {
            if (isCopy(session)) {
                doDelete(session.getId());
                session.setResident(false);
            }
        });
        super.shutdown();
        predecessor = null;
        successor = null;
    }

    private static boolean isCopy(@Nullable ManagedSession session) {
        return session instanceof LiveSession live && live.isHandedOver();
    }
}
