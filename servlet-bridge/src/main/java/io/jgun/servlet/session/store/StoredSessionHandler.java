package io.jgun.servlet.session.store;

import io.jgun.servlet.session.ContextSessionHandler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The session of a request is read before it and saved before its response begins; where that fails, it gets 503. */
final class StoredSessionHandler extends ContextSessionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(StoredSessionHandler.class);

    /** Looking for expired sessions takes at most this part of the time. */
    private static final long SELDOM = 100;

    /** Sessions of contexts that nobody serves any more are deleted so long after their end. */
    private static final Duration FORGOTTEN = Duration.ofHours(10);

    private final AtomicBoolean looking = new AtomicBoolean();
    private long nextLook;
    private long nextSweep;

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        SavingResponse saving = new SavingResponse(request, response, this);
        try {
            return super.handle(request, saving, callback);
        } catch (StoreUnavailable said) {
            Response.writeError(request, response, callback, said);
            return true;
        }
    }

    /** Called by Jetty's only scheduler, whose other work must not wait for a store. */
    @Override
    public void scavenge() {
        if (!(getSessionCache() instanceof StoredSessions sessions)) {
            super.scavenge(); // the application has replaced it
        } else if (isStarted() && looking.compareAndSet(false, true)) {
            getServer().getThreadPool().execute(() -> {
                try {
                    keepHouse(sessions, System.nanoTime());
                } catch (StoreUnavailable said) {
                    LOG.debug("The next time", said);
                } finally {
                    looking.set(false);
                }
            });
        }
    }

    private void keepHouse(StoredSessions sessions, long now) {
        sessions.keepAlive();
        if (now - nextLook >= 0) {
            sessions.endExpired();
            long spent = System.nanoTime() - now;
            nextLook = now + spent * SELDOM;
        }
        if (nextSweep == 0 || now - nextSweep >= 0) {
            sessions.deleteForgotten(System.currentTimeMillis() - FORGOTTEN.toMillis());
            nextSweep = now + Duration.ofHours(1).toNanos();
        }
    }
}
