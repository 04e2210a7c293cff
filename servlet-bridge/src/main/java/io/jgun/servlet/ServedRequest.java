package io.jgun.servlet;

import io.jgun.hooks.RequestRefusedException;
import io.jgun.proxies.Forwarding;
import io.jgun.servlet.forwarded.PublicUri;
import io.jgun.servlet.select.Forecast;
import io.jgun.worker.Work;
import io.jgun.worker.Worker;
import jakarta.servlet.RequestDispatcher;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request on its way through the boundary: work for a worker, and what is known of it. */
final class ServedRequest extends Request.Wrapper implements Work, Callback {

    private enum State {
        /** The application may answer. */
        OPEN,
        /** The client has been answered in its place, and it has not noticed yet. */
        LATE,
        /** Nothing more to do. */
        DONE
    }

    // In place of objects of their own, for each request.
    private static final AtomicReferenceFieldUpdater<ServedRequest, State> STATE =
            AtomicReferenceFieldUpdater.newUpdater(ServedRequest.class, State.class, "state");
    private static final AtomicIntegerFieldUpdater<ServedRequest> ENDS =
            AtomicIntegerFieldUpdater.newUpdater(ServedRequest.class, "ends");

    private static final Logger LOG = LoggerFactory.getLogger(ServedRequest.class);

    /** For the client to read the answer before the connection is gone. */
    private static final long LINGER_MILLIS = 1_000;

    private final @Nullable String path;
    private final int variant;
    private final HttpURI uri;
    private volatile State state = State.OPEN;

    @SuppressWarnings("UnusedVariable") // read through ENDS
    private volatile int ends;

    private @Nullable GuardedResponse response;
    private @Nullable Callback callback;
    private volatile @Nullable Worker worker;
    private volatile @Nullable JettyGeneration generation;
    private volatile @Nullable Consumer<Throwable> asyncFailure;

    ServedRequest(Request request) {
        super(request);
        Forwarding told =
                request.getConnectionMetaData() instanceof RequestConnection http1 ? http1.forwarding() : null;
        HttpURI received = request.getHttpURI();
        uri = told == null ? received : PublicUri.of(received, told);
        path = uri.getCanonicalPath();
        variant = Forecast.variant(request.getMethod(), uri.getQuery());
    }

    /** As the client has asked for it, as far as proxies tell. */
    @Override
    public HttpURI getHttpURI() {
        return uri;
    }

    @Override
    public boolean isSecure() {
        return HttpScheme.HTTPS.is(uri.getScheme());
    }

    void begin(JettyGeneration entered, Response original, Callback completion) {
        generation = entered;
        response = new GuardedResponse(this, original);
        callback = completion;
        // Idle time is the client's only while somebody waits for the client; Jetty would else fail a request that
        // waits for a worker or computes for long.
        addIdleTimeoutListener(timeout -> false);
    }

    /** Without parameters; null for a target that has none, as that of OPTIONS *. */
    @Nullable
    String path() {
        return path;
    }

    /** See {@link Forecast#variant}. */
    int variant() {
        return variant;
    }

    /** The worker that served it; null while it waits. */
    @Nullable
    Worker worker() {
        return worker;
    }

    /** The generation that it has entered; null before. */
    @Nullable
    JettyGeneration generation() {
        return generation;
    }

    /** Nobody has anything more to do for it: its session has been saved, and its connection may read the next one. */
    void left() {
        entered().exit();
    }

    /** Writes its lines in the logs, once. */
    void log(JettyGeneration entered, Response answer) {
        if (ENDS.getAndIncrement(this) == 0) {
            entered.completion().log(this, answer, this);
        }
    }

    @Override
    public void run(Worker by) {
        worker = by;
        long begun = System.nanoTime();
        try {
            RequestBoundary.serve(entered(), this, guarded(), by);
        } catch (Throwable failure) {
            refuse(failure);
        }
        // Writing gives the processor to the client, where that is on the same machine: no measure of the application.
        entered().served(path, variant, guarded().firstWrite() - begun);
    }

    /** The application was not reached, or has thrown: no servlet context stands between to make a page of it. */
    private void refuse(Throwable failure) {
        int status = HttpStatus.INTERNAL_SERVER_ERROR_500;
        if (failure instanceof HttpException bad && bad.getCode() < HttpStatus.INTERNAL_SERVER_ERROR_500) {
            status = bad.getCode();
        } else if (failure instanceof RequestRefusedException refused) {
            status = refused.status();
        } else {
            setAttribute(RequestDispatcher.ERROR_EXCEPTION, failure);
        }
        guarded().fail(status, failure, this);
    }

    @Override
    public String description() {
        return RequestConnection.requestLine(this).toString();
    }

    @Override
    public long blockedNanos() {
        return guarded().waitedNanos();
    }

    @Override
    public void timedOut() {
        if (STATE.compareAndSet(this, State.OPEN, State.LATE)) {
            guarded().cut(HttpStatus.GATEWAY_TIMEOUT_504, this::answeredLate);
        }
    }

    /**
     * The client has its answer, or has lost its connection. Jetty is told only when the application's thread is done,
     * because it would use the request's objects again; so the request ends here for everybody else.
     */
    private void answeredLate() {
        log(entered(), guarded());
        EndPoint endPoint = endPoint();
        getConnectionMetaData()
                .getConnector()
                .getScheduler()
                .schedule(endPoint::close, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void rejected(Throwable reason) {
        guarded().turnAway(reason, this);
    }

    // The application has done its part. After a time-out that has no effect any more on what the client sees.

    @Override
    public void succeeded() {
        if (STATE.compareAndSet(this, State.OPEN, State.DONE)) {
            completion().succeeded();
        } else {
            endLate();
        }
    }

    @Override
    public void failed(Throwable failure) {
        if (STATE.compareAndSet(this, State.OPEN, State.DONE)) {
            completion().failed(failure);
        } else {
            endLate();
        }
    }

    private void endLate() {
        if (STATE.compareAndSet(this, State.LATE, State.DONE)) {
            if (guarded().isAnsweredInFull()) {
                completion().succeeded();
            } else {
                completion().failed(new TimeoutException("the worker did not answer within the timeout"));
            }
        }
    }

    EndPoint endPoint() {
        return getConnectionMetaData().getConnection().getEndPoint();
    }

    /** Only asynchronous requests ask to be told. */
    @Override
    public void addFailureListener(Consumer<Throwable> onFailure) {
        if (asyncFailure == null) {
            asyncFailure = onFailure;
            entered().openEnds().suspended(this);
        }
        super.addFailureListener(onFailure);
    }

    boolean isAsynchronous() {
        return asyncFailure != null;
    }

    /** An asynchronous request that outlasts the grace: its listeners get an error, its client 504 or the end. */
    void expire() {
        Consumer<Throwable> listener = asyncFailure;
        if (listener != null && state == State.OPEN) {
            LOG.warn("Cut, its grace is over: {}", description());
            // Not through Jetty's own failure, which would leave no response to answer with. The application's listener
            // may take its time.
            getConnectionMetaData().getConnector().getExecutor().execute(() -> listener.accept(new GraceOver()));
        }
    }

    private JettyGeneration entered() {
        return Objects.requireNonNull(generation);
    }

    private GuardedResponse guarded() {
        return Objects.requireNonNull(response);
    }

    private Callback completion() {
        return Objects.requireNonNull(callback);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** Waits for more of the body: the client's time. */
    @Override
    public void demand(Runnable demandCallback) {
        GuardedResponse waiting = guarded();
        waiting.beginWait();
        super.demand(Invocable.from(Invocable.getInvocationType(demandCallback), () -> {
            waiting.endWait();
            demandCallback.run();
        }));
    }
}
