package io.jgun.acceptance.apps;

import io.jgun.hooks.RequestView;
import io.jgun.hooks.ResponseView;
import io.jgun.hooks.ServerHooks;
import io.jgun.hooks.ServerView;
import io.jgun.hooks.WorkerView;
import java.util.Map;

/** Compiled hooks, as an operator would write them. */
public final class CountingHooks implements ServerHooks {

    @Override
    public void whenReady(ServerView server) {
        server.log().info("compiled when_ready at " + server.addresses());
    }

    @Override
    public void preRequest(WorkerView worker, RequestView request) {
        request.setAttribute("seen", request.method());
        if (request.path().equals("/refuse")) {
            throw new IllegalStateException("not this one");
        }
    }

    @Override
    public void postRequest(
            WorkerView worker, RequestView request, Map<String, String> environ, ResponseView response) {
        worker.log()
                .info("compiled post_request " + request.attribute("seen") + " " + environ.get("PATH_INFO") + " "
                        + response.status());
    }
}
