package io.jgun.acceptance.apps;

import io.jgun.hooks.RequestRefusedException;
import io.jgun.hooks.RequestView;
import io.jgun.hooks.ResponseView;
import io.jgun.hooks.ServerHooks;
import io.jgun.hooks.ServerView;
import io.jgun.hooks.WorkerView;
import java.util.Map;
import java.util.OptionalInt;

/** Tells of every call, in the same words as the functions of HooksIT. */
public final class RecordingHooks implements ServerHooks {

    private static void tell(ServerView server, String what) {
        server.log().info("# " + what);
    }

    private static void tell(WorkerView worker, String what) {
        worker.log().info("# " + what + " age=" + worker.age() + " nr=" + worker.requests());
    }

    @Override
    public void onStarting(ServerView server) {
        tell(
                server,
                "on_starting " + server.workers() + " " + server.addresses().size());
    }

    @Override
    public void onReload(ServerView server) {
        tell(server, "on_reload " + server.workers() + " " + server.procName());
    }

    @Override
    public void whenReady(ServerView server) {
        tell(server, "when_ready " + server.workers() + " " + server.addresses().size());
    }

    @Override
    public void preFork(ServerView server, WorkerView worker) {
        tell(worker, "pre_fork " + server.procName());
    }

    @Override
    public void postFork(ServerView server, WorkerView worker) {
        tell(worker, "post_fork " + server.procName());
    }

    @Override
    public void postWorkerInit(WorkerView worker) {
        tell(worker, "post_worker_init");
    }

    @Override
    public void workerInt(WorkerView worker) {
        tell(worker, "worker_int");
    }

    @Override
    public void workerAbort(WorkerView worker) {
        tell(worker, "worker_abort");
    }

    @Override
    public void preRequest(WorkerView worker, RequestView request) {
        tell(worker, "pre_request " + request.method() + " " + request.path() + " " + request.query());
        if (request.path().equals("/refused")) {
            throw new RequestRefusedException(429);
        }
    }

    @Override
    public void postRequest(
            WorkerView worker, RequestView request, Map<String, String> environ, ResponseView response) {
        worker.log().info("# post_request " + request.uri() + " " + environ.get("PATH_INFO") + " " + response.status());
    }

    @Override
    public void childExit(ServerView server, WorkerView worker) {
        tell(worker, "child_exit " + server.procName());
    }

    @Override
    public void workerExit(ServerView server, WorkerView worker) {
        tell(worker, "worker_exit " + server.procName());
    }

    @Override
    public void nworkersChanged(ServerView server, int newWorkers, OptionalInt oldWorkers) {
        String old = oldWorkers.isPresent() ? Integer.toString(oldWorkers.getAsInt()) : "None";
        tell(server, "nworkers_changed " + newWorkers + " " + old + " " + server.workers());
    }

    @Override
    public void onExit(ServerView server) {
        tell(server, "on_exit");
    }
}
