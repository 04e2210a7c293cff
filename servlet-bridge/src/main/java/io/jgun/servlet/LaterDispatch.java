package io.jgun.servlet;

import io.jgun.worker.Work;
import io.jgun.worker.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A part of an asynchronous request after its first: a dispatch, a timeout, a listener, {@code AsyncContext.start}. */
final class LaterDispatch implements Work {

    private static final Logger LOG = LoggerFactory.getLogger(LaterDispatch.class);

    private final Runnable task;

    LaterDispatch(Runnable task) {
        this.task = task;
    }

    @Override
    public void run(Worker worker) {
        task.run();
    }

    @Override
    public String description() {
        return "asynchronous dispatch";
    }

    @Override
    public long blockedNanos() {
        return 0;
    }

    @Override
    public void timedOut() {
        // Its request has a time-out of its own, which answers the client (AsyncContext.setTimeout).
    }

    @Override
    public void rejected(Throwable reason) {
        LOG.debug("An asynchronous dispatch came after the end of the workers", reason);
    }
}
