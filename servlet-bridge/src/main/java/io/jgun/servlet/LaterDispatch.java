package io.jgun.servlet;

import io.jgun.worker.Work;
import io.jgun.worker.Worker;
import org.eclipse.jetty.server.Context;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part of an asynchronous request after its first: a dispatch, a timeout, a listener, {@code AsyncContext.start}. Which
 * request it belongs to shows only when its thread enters the context ({@link #learnRequests}).
 */
final class LaterDispatch implements Work {

    private static final Logger LOG = LoggerFactory.getLogger(LaterDispatch.class);
    private static final ThreadLocal<@Nullable LaterDispatch> RUNNING = new ThreadLocal<>();

    private final Runnable task;
    private volatile @Nullable Part part;

    /** Of which request, and how long its client had kept it waiting before. */
    private record Part(ServedRequest request, long blockedBefore) {}

    LaterDispatch(Runnable task) {
        this.task = task;
    }

    /** Lets the contexts of these applications tell which request is dispatched. */
    static void learnRequests(Handler applications) {
        if (applications instanceof Handler.Container container) {
            container.getDescendants(ContextHandler.class).forEach(LaterDispatch::learnFrom);
        }
        if (applications instanceof ContextHandler context) {
            learnFrom(context);
        }
    }

    private static void learnFrom(ContextHandler context) {
        context.addEventListener(new ContextHandler.ContextScopeListener() {
            @Override
            public void enterScope(Context entered, @Nullable Request request) {
                LaterDispatch running = RUNNING.get();
                if (running != null && request != null) {
                    running.belongsTo(request);
                }
            }
        });
    }

    private void belongsTo(Request request) {
        ServedRequest served = Request.as(request, ServedRequest.class);
        if (served != null && part == null) {
            part = new Part(served, served.blockedNanos());
        }
    }

    @Override
    public void run(Worker worker) {
        RUNNING.set(this);
        try {
            task.run();
        } finally {
            RUNNING.remove();
        }
    }

    /** The request, once it is known. */
    @Nullable
    ServedRequest request() {
        Part known = part;
        return known == null ? null : known.request();
    }

    @Override
    public String description() {
        Part known = part;
        return known == null ? "asynchronous dispatch" : known.request().description() + " (dispatched again)";
    }

    @Override
    public long blockedNanos() {
        Part known = part;
        return known == null ? 0 : known.request().blockedNanos() - known.blockedBefore();
    }

    @Override
    public void timedOut() {
        Part known = part;
        if (known != null) {
            known.request().timedOut();
        }
        // Else the time-out of the AsyncContext answers the client.
    }

    @Override
    public void rejected(Throwable reason) {
        LOG.debug("An asynchronous dispatch came after the end of the workers", reason);
    }
}
