package io.jgun.worker;

import io.jgun.logging.Levels;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds requests that run longer than the setting {@code timeout}. Requests pay nothing for it: it looks at them. */
final class TimeoutWatch implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(TimeoutWatch.class);
    private static final long MAX_TICK_NANOS = Duration.ofSeconds(1).toNanos();

    private final WorkerPool pool;
    private final long timeoutNanos;
    private volatile @Nullable Thread thread;

    TimeoutWatch(WorkerPool pool, Duration timeout) {
        this.pool = pool;
        this.timeoutNanos = timeout.toNanos();
    }

    void start() {
        if (timeoutNanos > 0) {
            Thread fresh = new Thread(null, this, "worker-timeouts", 0, false);
            fresh.setDaemon(true);
            thread = fresh;
            fresh.start();
        }
    }

    void stop() {
        Thread running = thread;
        thread = null;
        LockSupport.unpark(running);
    }

    @Override
    public void run() {
        while (Thread.currentThread().equals(thread)) {
            LockSupport.parkNanos(this, check());
        }
    }

    /** Expires what is over its time; nanoseconds until the next look. */
    private long check() {
        long nearest = MAX_TICK_NANOS;
        for (Slot slot : pool.running()) {
            long since = slot.since();
            Work work = slot.work();
            if (work == null) {
                continue;
            }
            long nanos = System.nanoTime() - since - work.blockedNanos();
            if (nanos < timeoutNanos) {
                nearest = Math.min(nearest, timeoutNanos - nanos);
            } else if (slot.since() == since) {
                pool.expire(slot, work, nanos);
            }
        }
        // A request that begins now cannot be due before a whole timeout has passed.
        return Math.max(1_000_000, Math.min(nearest, timeoutNanos));
    }

    /** Gunicorn's line, and what a process of its own could not tell: the request and the stack. */
    static void report(Worker worker, Work work, long nanos, @Nullable Thread thread) {
        Throwable stack = new Throwable("stack of the worker at that moment");
        if (thread != null) {
            stack.setStackTrace(thread.getStackTrace());
        }
        LOG.error(
                Levels.CRITICAL,
                "WORKER TIMEOUT (pid:{}) after {} s: {}",
                worker.number(),
                Duration.ofNanos(nanos).toMillis() / 1000.0,
                work.description(),
                stack);
    }
}
