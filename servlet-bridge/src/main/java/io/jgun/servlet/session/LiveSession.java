package io.jgun.servlet.session;

import org.eclipse.jetty.session.ManagedSession;
import org.eclipse.jetty.session.SessionData;
import org.eclipse.jetty.session.SessionManager;
import org.eclipse.jetty.util.thread.AutoLock;
import org.jspecify.annotations.Nullable;

/**
 * A session in memory. After its hand-over it is a copy that requests of the old generation may still use: it does not
 * expire, tells no listener of its end, and passes on what they change.
 */
final class LiveSession extends ManagedSession {

    /** What it held when it was handed over; null until then. */
    private volatile @Nullable PassedState passed;

    LiveSession(SessionManager manager, SessionData data) {
        super(manager, data);
    }

    @Nullable
    PassedState passed() {
        return passed;
    }

    boolean isHandedOver() {
        return passed != null;
    }

    /** From now on its life is that of its successor. Under the session's lock. */
    void handedOver(PassedState state) {
        passed = state;
        _sessionInactivityTimer.cancel();
    }

    /** Expires, if no request uses it before. */
    void startTimer() {
        _sessionInactivityTimer.schedule(calculateInactivityTimeout(System.currentTimeMillis()));
    }

    @Override
    public long calculateInactivityTimeout(long now) {
        return isHandedOver() ? -1 : super.calculateInactivityTimeout(now);
    }

    /** A request begins to use it. */
    @Override
    protected void use() {
        super.use();
        PassedState state = passed;
        if (state != null) {
            state.remember(this);
        }
    }

    @Override
    public void invalidate() {
        if (!isHandedOver()) {
            super.invalidate();
            return;
        }
        locked(() -> {
            if (_state == State.INVALID) {
                throw new IllegalStateException("invalidated already");
            }
            _state = State.INVALID;
        });
        getSessionManager().getSessionIdManager().invalidateAll(getId());
    }

    void locked(Runnable action) {
        AutoLock held = lock();
        try {
            action.run();
        } finally {
            held.close();
        }
    }
}
