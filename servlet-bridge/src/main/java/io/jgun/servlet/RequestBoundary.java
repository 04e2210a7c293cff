package io.jgun.servlet;

import io.jgun.hooks.ServerHooks;
import io.jgun.process.Blueprint;
import io.jgun.servlet.select.SelectingThread;
import io.jgun.worker.HookedWorker;
import io.jgun.worker.Worker;
import java.util.Objects;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The one place that every request passes. It belongs from then on to the generation that is current at that moment:
 * waits for a worker of it, runs its hook before, then its application. {@link RequestCompletion} is its other end.
 */
final class RequestBoundary extends Handler.Abstract implements HttpConfiguration.Customizer, RequestLog {

    private volatile @Nullable JettyGeneration current;

    private volatile @Nullable HealthChecks health;

    /** @param checks null where health checks are not answered here */
    void activate(JettyGeneration generation, @Nullable HealthChecks checks) {
        health = checks;
        current = generation;
    }

    /** Null before the first. */
    @Nullable
    JettyGeneration current() {
        return current;
    }

    /** Wraps the request here, not in {@link #handle}, so that Jetty gives the wrapper to {@link #log}. */
    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        HealthChecks checks = health;
        Request check = checks == null ? null : checks.of(request);
        return check == null ? new ServedRequest(request) : check;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (request instanceof HealthChecks.Check check) {
            check.answer(response, callback);
            return true;
        }
        ServedRequest served = (ServedRequest) request;
        // Asked before: afterwards another thread has the request.
        RequestConnection connection = (RequestConnection) request.getConnectionMetaData();
        JettyGeneration generation = enter();
        served.begin(generation, response, callback);
        connection.serves(served);
        SelectingThread selecting = SelectingThread.current();
        if (selecting != null && connection.hasWholeRequest() && generation.isQuick(served)) {
            connection.begun();
            generation.serveHere(served, selecting);
        } else {
            generation.pool().submit(served);
            connection.begun();
        }
        return true;
    }

    /** Counts itself in first and looks again then: a generation that retires meanwhile is not entered. */
    private JettyGeneration enter() {
        while (true) {
            JettyGeneration generation = Objects.requireNonNull(current);
            generation.enter();
            if (generation == current) {
                return generation;
            }
            generation.exit();
        }
    }

    /** Serves it, in the worker's thread. */
    static void serve(JettyGeneration generation, ServedRequest request, GuardedResponse response, Worker worker)
            throws Exception {
        Blueprint blueprint = generation.blueprint();
        if (blueprint.hooks() != ServerHooks.NONE) {
            blueprint.hooks().preRequest(new HookedWorker(worker, blueprint.settings()), new JettyRequestView(request));
        }
        if (!generation.applications().handler().handle(request, response, request)) {
            Response.writeError(request, response, request, HttpStatus.NOT_FOUND_404);
        }
    }

    @Override
    public void log(Request request, Response response) {
        if (request instanceof HealthChecks.Check) {
            return;
        }
        ServedRequest served = request instanceof ServedRequest passed ? passed : null;
        JettyGeneration generation = served == null ? null : served.generation();
        if (served != null && generation != null) {
            served.log(generation, response);
            generation.ended(served, response);
        } else {
            // Refused before it could enter.
            Objects.requireNonNull(current).completion().log(request, response, null);
        }
    }
}
