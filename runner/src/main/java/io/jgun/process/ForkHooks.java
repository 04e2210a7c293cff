package io.jgun.process;

import io.jgun.hooks.ConfiguredServer;
import io.jgun.hooks.ServerHooks;
import io.jgun.hooks.ServerView;
import io.jgun.hooks.WorkerView;
import io.jgun.settings.Settings;

/** The hooks that Gunicorn's arbiter calls at both ends of a worker's life. Under {@code --prefork} that is another process. */
public final class ForkHooks {

    private final ServerHooks hooks;
    private final ServerView server;

    /** @param settings of the generation, which may not be in force yet */
    public ForkHooks(ServerHooks hooks, ServerView server, Settings settings) {
        this.hooks = hooks;
        this.server = new ConfiguredServer(server, settings);
    }

    /** {@code pre_fork}. What it throws keeps the worker from booting. */
    public void starting(WorkerView worker) {
        hooks.preFork(server, worker);
    }

    /** {@code child_exit}. */
    public void ended(WorkerView worker) {
        hooks.childExit(server, worker);
    }
}
