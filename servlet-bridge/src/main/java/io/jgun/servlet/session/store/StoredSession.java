package io.jgun.servlet.session.store;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.session.ManagedSession;
import org.eclipse.jetty.session.SessionManager;
import org.eclipse.jetty.util.thread.AutoLock;

/** A session as one request has it. */
final class StoredSession extends ManagedSession {

    private final StoredSessions home;
    private boolean saved;
    private boolean answered;
    private boolean givenUp;

    StoredSession(SessionManager manager, StoredData data, StoredSessions home) {
        super(manager, data);
        this.home = home;
    }

    StoredData data() {
        return (StoredData) getSessionData();
    }

    /**
     * Before the response begins.
     *
     * @param whole whether nothing of the response comes after what it begins with
     * @throws StoreUnavailable if that is not possible
     */
    void save(boolean whole) {
        saved = true;
        try {
            home.save(this);
            answered = whole;
        } catch (StoreUnavailable said) {
            givenUp = true;
            throw said;
        }
    }

    /** Whether it could not be saved, and the client knows. */
    boolean isGivenUp() {
        return givenUp;
    }

    /** Whether it was saved before the response began, or was given up. */
    boolean isSaved() {
        return saved;
    }

    /** Whether the request may have done something since. */
    boolean isToBeSavedAgain() {
        return !answered || data().isAnySet();
    }

    /** Ends it everywhere. Listeners are told by the process that has ended it, by no other. */
    @Override
    public void invalidate() {
        boolean here = !data().isStored() || !isValid() || home.deleteStored(getId());
        if (here) {
            super.invalidate();
        } else {
            locked(() -> _state = State.INVALID);
        }
        home.left(this);
    }

    /** A request begins to use it. */
    void enter() {
        use();
    }

    void locked(Runnable action) {
        AutoLock held = lock();
        try {
            action.run();
        } finally {
            held.close();
        }
    }

    /** It is out of the store already. */
    void endDeleted() {
        super.invalidate();
    }

    /** The id changes in the store: what was done so far has to be there. */
    @Override
    public void renewId(Request request, Response response) {
        home.save(this);
        super.renewId(request, response);
    }
}
