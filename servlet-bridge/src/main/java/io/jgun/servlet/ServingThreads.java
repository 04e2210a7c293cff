package io.jgun.servlet;

import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Jetty's own threads: they accept, select and parse, and run callbacks. Requests run in the workers' threads, so that
 * a blocked worker never holds up a connection.
 */
final class ServingThreads extends QueuedThreadPool {

    /** Far more than acceptors and selectors need; the rest is for callbacks that block, such as those of WebSocket. */
    private static final int MOST = 256;

    private final RequestBoundary boundary;

    ServingThreads(RequestBoundary boundary) {
        // The queue that QueuedThreadPool makes by itself loads JMX, which a start does not need.
        super(MOST, 4, 60_000, 0, new LinkedBlockingQueue<>(), null);
        this.boundary = boundary;
        setName("jgun");
        setDaemon(true);
    }

    @Override
    public void execute(Runnable task) {
        if (task instanceof HttpConnection connection) {
            // A finished request asks for the next one to be read. That never blocks, because the boundary only hands
            // over to a worker: waking another thread for it would cost more than the thing itself.
            connection.run();
            return;
        }
        JettyGeneration current = boundary.current();
        if (current != null && task.getClass().getNestHost() == ContextHandler.class) {
            // A servlet context dispatches an asynchronous request again: application code, so work for a worker. Of
            // the
            // current generation, since those of an older one may have left.
            current.pool().submit(new LaterDispatch(task));
        } else {
            super.execute(task);
        }
    }
}
