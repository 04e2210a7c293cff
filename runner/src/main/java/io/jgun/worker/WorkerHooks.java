package io.jgun.worker;

import io.jgun.hooks.ConfiguredServer;
import io.jgun.hooks.HookException;
import io.jgun.hooks.ServerHooks;
import io.jgun.hooks.ServerView;
import io.jgun.process.ForkHooks;
import io.jgun.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the hooks in the life of a worker, in Gunicorn's order. */
public final class WorkerHooks implements WorkerLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerHooks.class);

    private final ServerHooks hooks;
    private final ServerView server;
    private final Settings settings;
    private final ForkHooks forks;

    public WorkerHooks(ServerHooks hooks, ServerView server, Settings settings) {
        this.hooks = hooks;
        this.server = new ConfiguredServer(server, settings);
        this.settings = settings;
        this.forks = new ForkHooks(hooks, server, settings);
    }

    @Override
    public void using(WorkerClass workerClass) {
        LOG.info("Using worker: {}", workerClass.name());
    }

    @Override
    public void booting(Worker worker) {
        HookedWorker view = new HookedWorker(worker, settings);
        forks.starting(view);
        booted(view);
    }

    /** Inside the worker, once it is there. */
    void booted(HookedWorker view) {
        hooks.postFork(server, view);
        hooks.postWorkerInit(view);
    }

    @Override
    public void aborted(Worker worker) {
        hooks.workerAbort(new HookedWorker(worker, settings));
    }

    @Override
    public void interrupted(Worker worker) {
        hooks.workerInt(new HookedWorker(worker, settings));
    }

    @Override
    public void exited(Worker worker) {
        HookedWorker view = new HookedWorker(worker, settings);
        exiting(view);
        forks.ended(view);
    }

    /** Inside the worker, at its end. */
    void exiting(HookedWorker view) {
        try {
            hooks.workerExit(server, view);
        } catch (HookException failed) {
            failed.tell(LOG, "Error in the life of a worker");
        }
    }
}
