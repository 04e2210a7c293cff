package io.jgun.worker;

import io.jgun.process.Link;
import io.jgun.process.Message;
import io.jgun.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a worker that is a process. The arbiter calls the hooks of forks. When a request hangs, the pool replaces
 * its thread, so that others end well; for the outside it is still the same worker, and soon its end.
 */
final class ProcessLifecycle implements WorkerLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessLifecycle.class);

    private final WorkerHooks hooks;
    private final Settings settings;
    private final Link link;
    private @Nullable Worker first;
    private boolean aborted;
    private boolean exited;
    private volatile String workerClass = "";

    ProcessLifecycle(WorkerHooks hooks, Settings settings, Link link) {
        this.hooks = hooks;
        this.settings = settings;
        this.link = link;
    }

    /** As in the log. */
    String workerClass() {
        return workerClass;
    }

    @Override
    public void using(WorkerClass used) {
        workerClass = used.name();
    }

    @Override
    public long pid(int number) {
        return ProcessHandle.current().pid();
    }

    @Override
    public synchronized boolean announces(Worker worker) {
        if (first == null) {
            first = worker;
        }
        return first == worker;
    }

    @Override
    public void booting(Worker worker) {
        if (announces(worker)) {
            hooks.booted(new HookedWorker(worker, settings));
        }
    }

    @Override
    public void aborted(Worker worker) {
        link.send(new Message.TimedOut());
        if (isFirstAbort()) {
            hooks.aborted(worker);
        }
    }

    /** The arbiter ends it. */
    void abort() {
        Worker worker = first();
        if (worker != null && isFirstAbort()) {
            hooks.aborted(worker);
        }
    }

    private synchronized @Nullable Worker first() {
        return first;
    }

    private synchronized boolean isFirstAbort() {
        boolean before = aborted;
        aborted = true;
        return !before;
    }

    @Override
    public void interrupted(Worker worker) {
        hooks.interrupted(worker);
    }

    @Override
    public void exited(Worker worker) {
        if (announces(worker) && isFirstExit()) {
            hooks.exiting(new HookedWorker(worker, settings));
        }
    }

    /** The process ends: also for a worker whose thread has hung, and so has not exited. */
    void end() {
        Worker worker = first();
        if (worker != null && isFirstExit()) {
            LOG.info("Worker exiting (pid: {})", worker.pid());
            hooks.exiting(new HookedWorker(worker, settings));
        }
    }

    private synchronized boolean isFirstExit() {
        boolean before = exited;
        exited = true;
        return !before;
    }
}
