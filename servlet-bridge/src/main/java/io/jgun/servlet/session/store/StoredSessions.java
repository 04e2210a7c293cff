package io.jgun.servlet.session.store;

import io.jgun.servlet.session.SessionIds;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.jetty.session.AbstractSessionCache;
import org.eclipse.jetty.session.ManagedSession;
import org.eclipse.jetty.session.SessionCache;
import org.eclipse.jetty.session.SessionContext;
import org.eclipse.jetty.session.SessionData;
import org.eclipse.jetty.session.SessionManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of one context, read from the store for each request and kept nowhere else: another process may have
 * changed them since. They are saved before the response begins; Jetty's own caches do it once more after it, over what
 * the client's next request may have stored from another process by then.
 */
final class StoredSessions extends AbstractSessionCache {

    private static final Logger LOG = LoggerFactory.getLogger(StoredSessions.class);

    private final SessionIds ids;
    private final Function<SessionContext, SessionRecords> records;
    private final Set<StoredSession> inUse = ConcurrentHashMap.newKeySet();

    StoredSessions(SessionManager manager, SessionIds ids, Function<SessionContext, SessionRecords> records) {
        super(manager);
        this.ids = ids;
        this.records = records;
        super.setEvictionPolicy(SessionCache.EVICT_ON_SESSION_EXIT);
    }

    @Override
    public void initialize(SessionContext ofJetty) {
        SessionContext context = new DistinctContext(getSessionManager());
        super.initialize(context);
        setSessionDataStore(new SharedStore(context, records.apply(context)));
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

    private SharedStore store() {
        return (SharedStore) getSessionDataStore();
    }

    @Override
    public StoredSession newSession(SessionData data) {
        return new StoredSession(getSessionManager(), (StoredData) data, this);
    }

    @Override
    public void add(String id, ManagedSession session) throws Exception {
        super.add(id, session);
        inUse.add((StoredSession) session);
    }

    @Override
    protected @Nullable StoredSession getAndEnter(String id, boolean enter) {
        StoredSession session = load(id);
        if (session == null) {
            return null;
        }
        if (session.isExpiredAt(System.currentTimeMillis())) {
            end(session);
            return null;
        }
        if (enter) {
            session.enter();
            inUse.add(session);
        }
        tell("sessionDidActivate", session, session::onSessionActivation);
        return session;
    }

    private @Nullable StoredSession load(String id) {
        StoredData data = store().load(id);
        if (data == null) {
            return null;
        }
        StoredSession session = newSession(data);
        session.setResident(true);
        session.setExtendedId(ids.getExtendedId(id, null));
        return session;
    }

    /** Tells listeners of its end, if it is this process that finds it expired first. */
    private void end(StoredSession session) {
        if (store().deleteExpired(session.getId())) {
            _context.run(session::endDeleted);
        }
    }

    /** Of sessions that nobody asks for. */
    void endExpired() {
        for (String id : store().expired()) {
            StoredSession session = load(id);
            if (session != null) {
                end(session);
            }
        }
    }

    /** What requests use does not expire. */
    void keepAlive() {
        for (StoredSession session : inUse) {
            session.locked(() -> {
                if (session.isValid()) {
                    store().keepAlive(session.data());
                }
            });
        }
    }

    void deleteForgotten(long before) {
        store().deleteForgotten(before);
    }

    /** It ends, or no request uses it any more. */
    void left(StoredSession session) {
        inUse.remove(session);
    }

    boolean deleteStored(String id) {
        return store().delete(id);
    }

    /** @throws StoreUnavailable if that is not possible */
    void save(StoredSession session) {
        session.locked(() -> {
            if (session.isValid() && session.isResident()) {
                tell("sessionWillPassivate", session, session::onSessionPassivation);
                store().save(session.data());
                tell("sessionDidActivate", session, session::onSessionActivation);
            }
        });
    }

    private void tell(String what, StoredSession session, Runnable listeners) {
        try {
            _context.run(listeners);
        } catch (RuntimeException | LinkageError failed) {
            LOG.warn("{} failed in session {}", what, session.getId(), failed);
        }
    }

    /** The response begins. {@link SavingResponse} has saved it, unless the response passed it by. */
    @Override
    public void commit(ManagedSession session) {
        if (session instanceof StoredSession stored && !stored.isSaved()) {
            saveAfterAll(stored);
        }
    }

    /** The request has ended. What it has done since its response began is saved, too. */
    @Override
    public void release(ManagedSession session) {
        StoredSession stored = (StoredSession) session;
        left(stored);
        stored.locked(() -> {
            if (!stored.isInvalidOrInvalidating()) {
                stored.release();
                if (stored.isGivenUp()) {
                    LOG.debug("Session {} is given up", stored.getId());
                } else if (stored.isToBeSavedAgain()) {
                    saveAfterAll(stored);
                } else {
                    tell("sessionWillPassivate", stored, stored::onSessionPassivation);
                    store().touch(stored.data());
                }
                stored.setResident(false);
            }
        });
    }

    /** There is nobody left to be told of a failure but the log, which has it. */
    private void saveAfterAll(StoredSession session) {
        try {
            save(session);
        } catch (StoreUnavailable said) {
            LOG.debug("Not saved", said);
        }
    }

    /** Another context has ended the session of this id. Null if there was none, or somebody else has ended it. */
    @Override
    public @Nullable ManagedSession delete(String id) {
        StoredSession session = load(id);
        return session != null && store().delete(id) ? session : null;
    }

    @Override
    public boolean exists(String id) {
        return store().exists(id);
    }

    @Override
    public @Nullable ManagedSession renewSessionId(
            String oldId, String newId, String oldExtendedId, String newExtendedId) {
        return store().rename(oldId, newId) ? getAndEnter(newId, true) : null;
    }

    @Override
    public Set<String> checkExpiration(Set<String> candidates) {
        return Set.of();
    }

    @Override
    public void shutdown() {
        inUse.clear();
    }

    // Nothing is kept.

    @Override
    protected @Nullable ManagedSession doGet(String id) {
        return null;
    }

    @Override
    protected @Nullable ManagedSession doPutIfAbsent(String id, ManagedSession session) {
        return null;
    }

    @Override
    protected @Nullable ManagedSession doComputeIfAbsent(String id, Function<String, ManagedSession> load) {
        return load.apply(id);
    }

    @Override
    protected boolean doReplace(String id, ManagedSession before, ManagedSession after) {
        return true;
    }

    @Override
    public @Nullable ManagedSession doDelete(String id) {
        return null;
    }
}
