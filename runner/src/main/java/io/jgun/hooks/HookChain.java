package io.jgun.hooks;

import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Two sets of hooks, called one after the other; the second is not called if the first fails. */
record HookChain(ServerHooks first, ServerHooks second) implements ServerHooks {

    @Override
    public void onStarting(ServerView server) {
        first.onStarting(server);
        second.onStarting(server);
    }

    @Override
    public void onReload(ServerView server) {
        first.onReload(server);
        second.onReload(server);
    }

    @Override
    public void whenReady(ServerView server) {
        first.whenReady(server);
        second.whenReady(server);
    }

    @Override
    public void preFork(ServerView server, WorkerView worker) {
        first.preFork(server, worker);
        second.preFork(server, worker);
    }

    @Override
    public void postFork(ServerView server, WorkerView worker) {
        first.postFork(server, worker);
        second.postFork(server, worker);
    }

    @Override
    public void postWorkerInit(WorkerView worker) {
        first.postWorkerInit(worker);
        second.postWorkerInit(worker);
    }

    @Override
    public void workerInt(WorkerView worker) {
        first.workerInt(worker);
        second.workerInt(worker);
    }

    @Override
    public void workerAbort(WorkerView worker) {
        first.workerAbort(worker);
        second.workerAbort(worker);
    }

    @Override
    public void preExec(ServerView server) {
        first.preExec(server);
        second.preExec(server);
    }

    @Override
    public void preRequest(WorkerView worker, RequestView request) {
        first.preRequest(worker, request);
        second.preRequest(worker, request);
    }

    @Override
    public void postRequest(
            WorkerView worker, RequestView request, Map<String, String> environ, ResponseView response) {
        first.postRequest(worker, request, environ, response);
        second.postRequest(worker, request, environ, response);
    }

    @Override
    public void childExit(ServerView server, WorkerView worker) {
        first.childExit(server, worker);
        second.childExit(server, worker);
    }

    @Override
    public void workerExit(ServerView server, WorkerView worker) {
        first.workerExit(server, worker);
        second.workerExit(server, worker);
    }

    @Override
    public void nworkersChanged(ServerView server, int newWorkers, OptionalInt oldWorkers) {
        first.nworkersChanged(server, newWorkers, oldWorkers);
        second.nworkersChanged(server, newWorkers, oldWorkers);
    }

    @Override
    public void onExit(ServerView server) {
        first.onExit(server);
        second.onExit(server);
    }

    @Override
    public SSLContext sslContext(ServerView server, Supplier<SSLContext> defaultFactory) {
        return second.sslContext(server, () -> first.sslContext(server, defaultFactory));
    }
}
