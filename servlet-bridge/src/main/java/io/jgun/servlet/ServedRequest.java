package io.jgun.servlet;

import io.jgun.worker.Work;
import io.jgun.worker.Worker;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/** A request on its way through the boundary: work for a worker, and what is known of it. */
final class ServedRequest extends Request.Wrapper implements Work, Callback {

    private final RequestBoundary boundary;
    private final ClientTime clientTime = new ClientTime();
    private final AtomicBoolean answered = new AtomicBoolean();
    private @Nullable GuardedResponse response;
    private @Nullable Callback callback;
    private volatile @Nullable Worker worker;
    private volatile @Nullable JettyGeneration generation;

    ServedRequest(Request request, RequestBoundary boundary) {
        super(request);
        this.boundary = boundary;
    }

    void begin(Response original, Callback completion) {
        response = new GuardedResponse(this, original, clientTime);
        callback = completion;
        // Idle time is the client's only while somebody waits for the client; Jetty would else fail a request that
        // waits for a worker or computes for long.
        addIdleTimeoutListener(timeout -> false);
    }

    /** The worker that served it; null while it waits. */
    @Nullable
    Worker worker() {
        return worker;
    }

    @Nullable
    JettyGeneration generation() {
        return generation;
    }

    void enters(JettyGeneration entered) {
        generation = entered;
    }

    @Override
    public void run(Worker by) {
        worker = by;
        try {
            boundary.serve(this, Objects.requireNonNull(response), by);
        } catch (Throwable failure) {
            failed(failure);
        }
    }

    @Override
    public String description() {
        RequestLine line = getConnectionMetaData() instanceof RequestConnection connection
                ? connection.requestLine()
                : RequestLine.NONE;
        return line.toString();
    }

    @Override
    public long blockedNanos() {
        return clientTime.nanos();
    }

    @Override
    public void timedOut() {
        if (answered.compareAndSet(false, true)) {
            TimeoutException late = new TimeoutException("the worker did not answer within the timeout");
            Objects.requireNonNull(response)
                    .cut(HttpStatus.GATEWAY_TIMEOUT_504, Objects.requireNonNull(callback), late);
        }
    }

    @Override
    public void rejected(Throwable reason) {
        failed(reason);
    }

    // The application has done its part. After a time-out that has no effect any more.

    @Override
    public void succeeded() {
        if (answered.compareAndSet(false, true)) {
            Objects.requireNonNull(callback).succeeded();
        }
    }

    @Override
    public void failed(Throwable failure) {
        if (answered.compareAndSet(false, true)) {
            Objects.requireNonNull(callback).failed(failure);
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** Waits for more of the body: the client's time. */
    @Override
    public void demand(Runnable demandCallback) {
        clientTime.begin();
        super.demand(Invocable.from(Invocable.getInvocationType(demandCallback), () -> {
            clientTime.end();
            demandCallback.run();
        }));
    }
}
