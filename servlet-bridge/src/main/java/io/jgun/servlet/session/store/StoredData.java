package io.jgun.servlet.session.store;

import java.util.HashSet;
import java.util.Set;
import org.eclipse.jetty.session.SessionData;

/** The data of a session, and what the store has of it. Used under the session's lock. */
final class StoredData extends SessionData {

    private static final long serialVersionUID = 1L;

    private final transient Set<String> set = new HashSet<>();
    private transient Content stored = Content.EMPTY;
    private transient Content seen = Content.EMPTY;
    private transient SessionTimes times = new SessionTimes(0, 0, 0, 0, 0, 0);
    private transient long version;

    StoredData(String id, String contextPath, String virtualHost, SessionTimes times) {
        super(
                id,
                contextPath,
                virtualHost,
                times.created(),
                times.accessed(),
                times.lastAccessed(),
                times.maxInactive());
    }

    /** False before its first save. */
    boolean isStored() {
        return version > 0;
    }

    long version() {
        return version;
    }

    /** What the store holds, as far as is known: also what others have stored, and what cannot be read here. */
    Content stored() {
        return stored;
    }

    /** What the attributes here were when they were last read or written. */
    Content seen() {
        return seen;
    }

    SessionTimes times() {
        return times;
    }

    /** Whether the application has called {@code setAttribute} or {@code removeAttribute} since then. */
    boolean isSet(String name) {
        return set.contains(name);
    }

    boolean isAnySet() {
        return !set.isEmpty();
    }

    /** @param here what of it the attributes here are */
    void nowStored(SessionRecord session, Content here) {
        foundStored(session);
        seen = here;
        times = session.times();
        set.clear();
        clean();
    }

    /** Somebody else has stored this. */
    void foundStored(SessionRecord session) {
        version = session.version();
        stored = session.content();
        setLastSaved(version);
    }

    void touched(SessionTimes now) {
        times = now;
        clean();
    }

    @Override
    public void setDirty(String name) {
        super.setDirty(name);
        set.add(name);
    }
}
