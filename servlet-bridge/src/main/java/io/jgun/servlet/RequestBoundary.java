package io.jgun.servlet;

import io.jgun.hooks.ServerHooks;
import io.jgun.settings.Settings;
import io.jgun.worker.HookedWorker;
import io.jgun.worker.Worker;
import io.jgun.worker.WorkerPool;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The one place that every request passes: it waits for a worker, runs the hook before, then the application of the
 * generation that is current at that moment. {@link RequestCompletion} is its other end.
 */
final class RequestBoundary extends Handler.Abstract.NonBlocking implements HttpConfiguration.Customizer {

    private final WorkerPool pool;
    private final RequestCompletion completion;
    private final ServerHooks hooks;
    private final Settings settings;
    private volatile JettyGeneration current = JettyGeneration.NONE;

    RequestBoundary(WorkerPool pool, RequestCompletion completion, ServerHooks hooks, Settings settings) {
        this.pool = pool;
        this.completion = completion;
        this.hooks = hooks;
        this.settings = settings;
    }

    void activate(JettyGeneration generation) {
        current = generation;
    }

    RequestCompletion completion() {
        return completion;
    }

    JettyGeneration active() {
        return current;
    }

    /** Wraps the request here, not in {@link #handle}, so that Jetty gives the wrapper to {@link RequestCompletion}. */
    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        return new ServedRequest(request, this);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        ServedRequest served = (ServedRequest) request;
        served.begin(response, callback);
        pool.submit(served);
        return true;
    }

    /** Serves it, in the worker's thread. */
    void serve(ServedRequest request, GuardedResponse response, Worker worker) throws Exception {
        JettyGeneration generation = enter();
        request.enters(generation);
        if (hooks != ServerHooks.NONE) {
            hooks.preRequest(new HookedWorker(worker, settings), new JettyRequestView(request));
        }
        if (!generation.handler().handle(request, response, request)) {
            Response.writeError(request, response, request, HttpStatus.NOT_FOUND_404);
        }
    }

    /** Counts itself in first and looks again then: a generation that retires meanwhile is not entered. */
    private JettyGeneration enter() {
        while (true) {
            JettyGeneration generation = current;
            generation.enter();
            if (generation == current) {
                return generation;
            }
            generation.exit();
        }
    }
}
