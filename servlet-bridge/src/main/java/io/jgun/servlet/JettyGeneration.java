package io.jgun.servlet;

import io.jgun.process.Blueprint;
import io.jgun.servlet.retired.LeakWatch;
import io.jgun.servlet.select.Forecast;
import io.jgun.servlet.select.SelectingThread;
import io.jgun.settings.WorkerProcesses;
import io.jgun.worker.Generation;
import io.jgun.worker.WorkerPool;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.IdleTimeout;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** ServedApplications loaded once, their workers, and how many requests are inside or wait to be. */
final class JettyGeneration implements Generation {

    private static final long POLL_NANOS = Duration.ofMillis(5).toNanos();

    /** For the last answers and close frames to be sent. */
    private static final long FAREWELL_NANOS = Duration.ofSeconds(1).toNanos();

    private final int number;
    private final Blueprint blueprint;
    private final WorkerPool pool;
    private final ServedApplications applications;
    private final LeakWatch leaks;
    private final Consumer<JettyGeneration> retired;
    private final RequestCompletion completion;
    private final AtomicInteger inside = new AtomicInteger();
    private final OpenEnds openEnds = new OpenEnds();
    private final Forecast forecast = new Forecast();
    private final boolean dispatches;
    private final AtomicBoolean gone = new AtomicBoolean();
    private volatile long deadline = Long.MAX_VALUE;

    /** @param retired told when it has retired */
    JettyGeneration(
            int number,
            Blueprint blueprint,
            WorkerPool pool,
            ServedApplications applications,
            LeakWatch leaks,
            Consumer<JettyGeneration> retired) {
        this.number = number;
        this.blueprint = blueprint;
        this.pool = pool;
        this.applications = applications;
        this.leaks = leaks;
        this.retired = retired;
        this.completion = new RequestCompletion(blueprint);
        this.dispatches = blueprint.settings().get(WorkerProcesses.DISPATCH).equals("always");
    }

    @Override
    public int number() {
        return number;
    }

    Blueprint blueprint() {
        return blueprint;
    }

    WorkerPool pool() {
        return pool;
    }

    ServedApplications applications() {
        return applications;
    }

    RequestCompletion completion() {
        return completion;
    }

    void enter() {
        inside.incrementAndGet();
    }

    /** It has not entered after all, or is out of it. */
    void exit() {
        inside.decrementAndGet();
    }

    /** It has been answered; {@link #exit} follows. */
    void ended(ServedRequest request, Response response) {
        if (request.isAsynchronous()) {
            openEnds.resumed(request);
        }
        if (response.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101
                && request.getAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE) instanceof Connection upgraded) {
            openEnds.upgraded(upgraded);
        }
    }

    /** Whether the thread that has read it should serve it, too. */
    boolean isQuick(ServedRequest request) {
        String path = request.path();
        return !dispatches && path != null && forecast.isQuick(path, request.variant());
    }

    /** @param nanos until the answer to a request of that kind was begun */
    void served(@Nullable String path, int variant, long nanos) {
        if (!dispatches && path != null) {
            forecast.learn(path, variant, nanos);
        }
    }

    /** Serves it in the calling thread if a worker is free. */
    void serveHere(ServedRequest request, SelectingThread thread) {
        String path = request.path(); // not to be asked when it has been served
        int variant = request.variant();
        thread.beginServing();
        if (pool.perform(request)) {
            thread.wearOut();
        }
        if (thread.endServing() && path != null) {
            forecast.failed(path, variant);
        }
    }

    OpenEnds openEnds() {
        return openEnds;
    }

    private boolean isBusy() {
        return inside.get() > 0 || openEnds.hasUpgraded();
    }

    /** A thread that has answered, and is about to go on: to interrupt it would harm what it does next. */
    private void awaitThreads() {
        await(pool::isIdle, System.nanoTime() + FAREWELL_NANOS);
    }

    private static void await(BooleanSupplier reached, long deadline) {
        while (!reached.getAsBoolean() && deadline - System.nanoTime() > 0) {
            LockSupport.parkNanos(JettyGeneration.class, POLL_NANOS);
        }
    }

    /** Tells WebSocket clients that the server goes away, and gives that a moment. */
    void hangUp(Predicate<EndPoint> where) {
        if (openEnds.hasUpgraded()) {
            applications.webSockets().close(where);
            await(() -> !openEnds.hasAny(where), System.nanoTime() + FAREWELL_NANOS / 4);
        }
    }

    /** Tells WebSocket clients that have been silent for so long. */
    void hangUpIdle(long millis) {
        if (openEnds.hasUpgraded()) {
            applications
                    .webSockets()
                    .close(endPoint -> endPoint instanceof IdleTimeout socket && socket.getIdleFor() >= millis);
        }
    }

    /**
     * The grace is over: what is still open on these connections gets an answer, a WebSocket its close frame, and what
     * does not take it is cut.
     */
    void cut(Predicate<EndPoint> where) {
        pool.cut(work -> {
            ServedRequest request = work instanceof LaterDispatch later ? later.request() : (ServedRequest) work;
            return request != null && where.test(request.endPoint());
        });
        openEnds.expire(where);
        applications.webSockets().close(where);
        await(() -> !openEnds.hasAny(where), System.nanoTime() + FAREWELL_NANOS);
        openEnds.cut(where);
    }

    void cut() {
        pool.resize(0); // nobody takes the place of a worker whose request is cut
        cut(endPoint -> true);
    }

    @Override
    public boolean retire(Duration grace) {
        deadline = Math.min(deadline, System.nanoTime() + grace.toNanos());
        // Waits rarely, at a reload: looking now and then costs requests nothing, a signal from each would.
        while (isBusy() && deadline - System.nanoTime() > 0) {
            LockSupport.parkNanos(this, POLL_NANOS);
        }
        boolean clean = !isBusy();
        if (!clean) {
            cut();
        }
        awaitThreads();
        pool.close();
        applications.sessions().handOver();
        applications.stop().run();
        retired.accept(this);
        if (!gone.getAndSet(true)) {
            leaks.watch(toString(), applications.loaders());
        }
        return clean;
    }

    /** As {@code generation 3 (shop.war at /)}. */
    @Override
    public String toString() {
        return "generation " + number + " (" + String.join(", ", applications.descriptions()) + ")";
    }
}
