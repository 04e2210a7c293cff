package io.jgun.servlet;

import io.jgun.process.Blueprint;
import io.jgun.servlet.retired.LeakWatch;
import io.jgun.worker.Generation;
import io.jgun.worker.WorkerPool;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** ServedApplications loaded once, their workers, and how many requests are inside or wait to be. */
final class JettyGeneration implements Generation {

    private static final long POLL_NANOS = Duration.ofMillis(5).toNanos();

    private final int number;
    private final Blueprint blueprint;
    private final WorkerPool pool;
    private final ServedApplications applications;
    private final LeakWatch leaks;
    private final RequestCompletion completion;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicBoolean gone = new AtomicBoolean();
    private volatile long deadline = Long.MAX_VALUE;

    JettyGeneration(
            int number, Blueprint blueprint, WorkerPool pool, ServedApplications applications, LeakWatch leaks) {
        this.number = number;
        this.blueprint = blueprint;
        this.pool = pool;
        this.applications = applications;
        this.leaks = leaks;
        this.completion = new RequestCompletion(blueprint);
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

    void exit() {
        inside.decrementAndGet();
    }

    @Override
    public boolean retire(Duration grace) {
        deadline = Math.min(deadline, System.nanoTime() + grace.toNanos());
        // Waits rarely, at a reload: looking now and then costs requests nothing, a signal from each would.
        while (inside.get() > 0 && deadline - System.nanoTime() > 0) {
            LockSupport.parkNanos(this, POLL_NANOS);
        }
        boolean clean = inside.get() == 0;
        pool.close();
        applications.sessions().handOver();
        applications.stop().run();
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
