package io.jgun.servlet;

import io.jgun.worker.Work;
import io.jgun.worker.Worker;
import java.util.Objects;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A request of jgun's own, to {@code ready_path}. It runs in a worker, and no count knows of it. */
final class ReadyRequest extends Request.Wrapper implements Work {

    private final JettyGeneration generation;
    private final ReadyAnswer answer;
    private @Nullable Response response;
    private @Nullable Callback callback;

    ReadyRequest(Request request, JettyGeneration generation, ReadyAnswer answer) {
        super(request);
        this.generation = generation;
        this.answer = answer;
    }

    Work begin(Response to, Callback whenDone) {
        response = to;
        callback = whenDone;
        return this;
    }

    ReadyAnswer answer() {
        return answer;
    }

    @Override
    public void run(Worker worker) {
        Response to = Objects.requireNonNull(response);
        Callback whenDone = Objects.requireNonNull(callback);
        try {
            if (!generation.applications().handler().handle(this, to, whenDone)) {
                Response.writeError(this, to, whenDone, HttpStatus.NOT_FOUND_404);
            }
        } catch (Throwable thrown) {
            answer.failed("failed: " + thrown);
            whenDone.failed(thrown);
        }
    }

    @Override
    public boolean isCounted() {
        return false;
    }

    @Override
    public String description() {
        return "ready check " + getHttpURI().getPathQuery();
    }

    @Override
    public long blockedNanos() {
        return 0;
    }

    @Override
    public void timedOut() {
        answer.failed("did not answer within the timeout");
    }

    @Override
    public void rejected(Throwable reason) {
        answer.failed("had no worker: " + reason);
        Objects.requireNonNull(callback).failed(reason);
    }
}
