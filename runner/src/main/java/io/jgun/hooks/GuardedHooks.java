package io.jgun.hooks;

import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Hooks of a class of the operator's: whatever they throw becomes a {@link HookException}, but for a refusal. */
record GuardedHooks(ServerHooks hooks) implements ServerHooks {

    private void guard(HookName hook, Runnable call) {
        try {
            call.run();
        } catch (HookException | RequestRefusedException e) {
            throw e;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            throw new HookException(
                    hook,
                    "The hook " + hook.setting() + " of " + hooks.getClass().getName() + " failed: " + e,
                    e);
        }
    }

    @Override
    public void onStarting(ServerView server) {
        guard(HookName.ON_STARTING, () -> hooks.onStarting(server));
    }

    @Override
    public void onReload(ServerView server) {
        guard(HookName.ON_RELOAD, () -> hooks.onReload(server));
    }

    @Override
    public void whenReady(ServerView server) {
        guard(HookName.WHEN_READY, () -> hooks.whenReady(server));
    }

    @Override
    public void preFork(ServerView server, WorkerView worker) {
        guard(HookName.PRE_FORK, () -> hooks.preFork(server, worker));
    }

    @Override
    public void postFork(ServerView server, WorkerView worker) {
        guard(HookName.POST_FORK, () -> hooks.postFork(server, worker));
    }

    @Override
    public void postWorkerInit(WorkerView worker) {
        guard(HookName.POST_WORKER_INIT, () -> hooks.postWorkerInit(worker));
    }

    @Override
    public void workerInt(WorkerView worker) {
        guard(HookName.WORKER_INT, () -> hooks.workerInt(worker));
    }

    @Override
    public void workerAbort(WorkerView worker) {
        guard(HookName.WORKER_ABORT, () -> hooks.workerAbort(worker));
    }

    @Override
    public void preExec(ServerView server) {
        guard(HookName.PRE_EXEC, () -> hooks.preExec(server));
    }

    @Override
    public void preRequest(WorkerView worker, RequestView request) {
        guard(HookName.PRE_REQUEST, () -> hooks.preRequest(worker, request));
    }

    @Override
    public void postRequest(
            WorkerView worker, RequestView request, Map<String, String> environ, ResponseView response) {
        guard(HookName.POST_REQUEST, () -> hooks.postRequest(worker, request, environ, response));
    }

    @Override
    public void childExit(ServerView server, WorkerView worker) {
        guard(HookName.CHILD_EXIT, () -> hooks.childExit(server, worker));
    }

    @Override
    public void workerExit(ServerView server, WorkerView worker) {
        guard(HookName.WORKER_EXIT, () -> hooks.workerExit(server, worker));
    }

    @Override
    public void nworkersChanged(ServerView server, int newWorkers, OptionalInt oldWorkers) {
        guard(HookName.NWORKERS_CHANGED, () -> hooks.nworkersChanged(server, newWorkers, oldWorkers));
    }

    @Override
    public void onExit(ServerView server) {
        guard(HookName.ON_EXIT, () -> hooks.onExit(server));
    }

    @Override
    public SSLContext sslContext(ServerView server, Supplier<SSLContext> defaultFactory) {
        SSLContext[] made = new SSLContext[1];
        guard(HookName.SSL_CONTEXT, () -> made[0] = hooks.sslContext(server, defaultFactory));
        return made[0];
    }
}
