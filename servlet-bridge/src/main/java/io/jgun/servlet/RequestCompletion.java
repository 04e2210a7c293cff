package io.jgun.servlet;

import io.jgun.accesslog.AccessLog;
import io.jgun.hooks.HookException;
import io.jgun.hooks.ServerHooks;
import io.jgun.metrics.Metrics;
import io.jgun.process.Blueprint;
import io.jgun.worker.HookedWorker;
import io.jgun.worker.Worker;
import jakarta.servlet.RequestDispatcher;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where every request ends, also one that was refused before it began: its lines in the logs, and the hook after. */
final class RequestCompletion {

    private static final Logger LOG = LoggerFactory.getLogger(RequestCompletion.class);

    private final Blueprint blueprint;

    /** Nobody wants to know of a request that has not failed. */
    private final boolean quiet;

    RequestCompletion(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.quiet = blueprint.hooks() == ServerHooks.NONE
                && blueprint.accessLog() == AccessLog.NONE
                && blueprint.metrics() == Metrics.NONE;
    }

    /** @param served null if it never reached the boundary */
    void log(Request request, Response response, @Nullable ServedRequest served) {
        if (quiet && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) == null) {
            return;
        }
        ServerHooks hooks = blueprint.hooks();
        Worker worker = served == null ? null : served.worker();
        JettyExchange exchange = new JettyExchange(request, response, worker == null ? 0 : worker.pid());
        try {
            reportFailure(request, exchange);
            blueprint.accessLog().log(exchange);
            if (blueprint.metrics() != Metrics.NONE) { // which would look at the clock
                blueprint.metrics().request(exchange.status(), exchange.durationNanos());
            }
            if (hooks != ServerHooks.NONE && served != null && worker != null) {
                hooks.postRequest(
                        new HookedWorker(worker, blueprint.settings()),
                        new JettyRequestView(served),
                        exchange.environ(),
                        new JettyResponseView(response, exchange));
            }
        } catch (RuntimeException failure) {
            report("Error after request", exchange, failure);
        }
    }

    private static void reportFailure(Request request, JettyExchange exchange) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                && !(failure instanceof GraceOver) // the log has it already
                && !(failure instanceof EofException)) { // an asynchronous request whose client has gone
            report("Error handling request", exchange, failure);
        }
    }

    private static void report(String what, JettyExchange exchange, Throwable failure) {
        String line = what + " " + exchange.rawTarget();
        if (failure instanceof HookException hook) {
            hook.tell(LOG, line);
        } else {
            LOG.error(line, failure);
        }
    }
}
