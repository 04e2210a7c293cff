package io.jgun.servlet.session.store;

import io.jgun.posix.FileProblem;
import io.jgun.servlet.session.store.SessionRecords.Unreadable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.session.SessionContext;
import org.eclipse.jetty.session.SessionData;
import org.eclipse.jetty.session.SessionDataStore;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and writes the sessions of one context. A write changes the attributes that the request has changed and no
 * others, so that a request that only reads undoes nothing, and what two processes do to different attributes at the same
 * time is kept. A session that has ended elsewhere is not stored again.
 */
final class SharedStore extends AbstractLifeCycle implements SessionDataStore {

    private static final Logger LOG = LoggerFactory.getLogger(SharedStore.class);

    /** What comes from a cookie becomes a file name and a parameter of SQL. */
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{1,100}");

    /** The time of the last use is exact to this; each more exact one would be a write. */
    private static final long TIME_MILLIS = 1_000;

    interface Access<T> {
        T get() throws IOException;
    }

    private final SessionContext context;
    private final SessionRecords records;
    private final Codec codec;

    SharedStore(SessionContext context, SessionRecords records) {
        this.context = context;
        this.records = records;
        this.codec = new Codec(context);
    }

    @Override
    public void initialize(SessionContext ofJetty) {}

    /** @throws StoreUnavailable after saying so in the log */
    static <T> T reach(String what, Access<T> access) {
        try {
            return access.get();
        } catch (IOException failed) {
            LOG.error("Session store: a session could not be {}: {}", what, reason(failed));
            LOG.debug("The cause", failed);
            throw new StoreUnavailable(failed);
        }
    }

    private static String reason(IOException failed) {
        if (failed instanceof FileSystemException file) {
            return file.getFile() + ": " + FileProblem.of(file);
        }
        return failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
    }

    private static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    @Override
    public StoredData newSessionData(String id, long created, long accessed, long lastAccessed, long maxInactiveMs) {
        return data(id, new SessionTimes(created, accessed, lastAccessed, 0, 0, maxInactiveMs));
    }

    private StoredData data(String id, SessionTimes times) {
        StoredData data = new StoredData(id, context.getCanonicalContextPath(), context.getVhost(), times);
        data.setLastNode(context.getWorkerName());
        return data;
    }

    /** Null if there is none; also an expired one, until it is deleted. */
    @Override
    public @Nullable StoredData load(String id) {
        return isId(id) ? reach("read", () -> read(id)).map(this::loaded).orElse(null) : null;
    }

    private StoredData loaded(SessionRecord session) {
        StoredData data = data(session.id(), session.times());
        Map<String, Object> attributes = codec.read(session.content());
        data.putAllAttributes(attributes);
        Set<String> unread = new HashSet<>(session.content().names());
        unread.removeAll(attributes.keySet());
        data.nowStored(session, session.content().without(unread));
        data.setCookieSet(session.times().cookieSet());
        data.setExpiry(session.times().expiry());
        return data;
    }

    private Optional<SessionRecord> read(String id) throws IOException {
        try {
            return records.read(id);
        } catch (Unreadable broken) {
            LOG.warn("A stored session cannot be read and is deleted: {}", broken.getMessage());
            records.delete(id);
            return Optional.empty();
        }
    }

    @Override
    public void store(String id, SessionData data) {
        save((StoredData) data);
    }

    /** Under the session's lock. */
    void save(StoredData data) {
        long now = System.currentTimeMillis();
        Content written = codec.write(data.getAllAttributes(), data.seen());
        Set<String> changed = written.changedSince(data.seen());
        changed.removeIf(name -> isSame(name, data, written));
        SessionTimes times = SessionTimes.of(data, now);
        boolean same = changed.isEmpty()
                && times.maxInactive() == data.times().maxInactive()
                && times.cookieSet() == data.times().cookieSet();
        if (data.isStored() && same) {
            touch(data, times);
        } else {
            reach("stored", () -> write(data, changed, written, times));
        }
    }

    private boolean isSame(String name, StoredData data, Content written) {
        byte[] before = data.seen().get(name);
        byte[] after = written.get(name);
        return before != null && after != null && !data.isSet(name) && codec.isSame(before, after);
    }

    private boolean write(StoredData data, Set<String> changed, Content written, SessionTimes times)
            throws IOException {
        while (true) {
            long former = data.version();
            SessionRecord next = new SessionRecord(
                    data.getId(),
                    records.versionAfter(former),
                    times,
                    data.stored().with(changed, written));
            if (data.isStored() ? records.replace(next, former) : records.insert(next)) {
                data.nowStored(next, written);
                return true;
            }
            Optional<SessionRecord> other = read(data.getId());
            if (other.isPresent()) {
                data.foundStored(other.get());
            } else if (data.isStored()) {
                LOG.debug("Session {} has ended elsewhere", data.getId());
                return false;
            }
        }
    }

    /** Says that it is in use, if the store does not have that exactly enough. */
    void touch(StoredData data) {
        if (data.isStored()) {
            touch(data, SessionTimes.of(data, System.currentTimeMillis()));
        }
    }

    private void touch(StoredData data, SessionTimes times) {
        boolean mortal = times.maxInactive() > 0;
        touch(data, times, mortal ? Math.min(TIME_MILLIS, times.maxInactive() / 100) : TIME_MILLIS);
    }

    /** While a request goes on for long, its session must not expire. */
    void keepAlive(StoredData data) {
        if (data.isStored() && data.getMaxInactiveMs() > 0) {
            touch(data, SessionTimes.of(data, System.currentTimeMillis()), data.getMaxInactiveMs() / 4);
        }
    }

    /** @param near milliseconds that the store may be behind */
    private static boolean isNear(SessionTimes before, SessionTimes now, long near) {
        boolean mortal = before.expiry() > 0 && now.expiry() > 0;
        long behind = mortal ? now.expiry() - before.expiry() : now.accessed() - before.accessed();
        return behind < near;
    }

    private void touch(StoredData data, SessionTimes times, long near) {
        if (!isNear(data.times(), times, near)) {
            reach("stored", () -> {
                records.touch(data.getId(), times);
                data.touched(times);
                return true;
            });
        }
    }

    @Override
    public boolean exists(String id) {
        return isId(id) && reach("looked for", () -> records.exists(id));
    }

    boolean rename(String id, String other) {
        return isId(id) && isId(other) && reach("renamed", () -> records.rename(id, other));
    }

    @Override
    public boolean delete(String id) {
        return isId(id) && reach("deleted", () -> records.delete(id));
    }

    /** True if it had expired and was deleted here and nowhere else. */
    boolean deleteExpired(String id) {
        return reach("deleted", () -> records.deleteExpired(id, System.currentTimeMillis()));
    }

    List<String> expired() {
        return reach("looked for", () -> records.expired(System.currentTimeMillis()));
    }

    void deleteForgotten(long before) {
        reach("deleted", () -> {
            records.deleteForgotten(before);
            return true;
        });
    }

    /** Not for Jetty to find: {@link StoredSessionHandler} does. */
    @Override
    public Set<String> getExpired(Set<String> candidates) {
        return Set.of();
    }

    @Override
    public boolean isPassivating() {
        return true;
    }
}
