package io.jgun.worker;

import io.jgun.logging.Levels;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds requests that run longer than the setting {@code timeout}. Requests pay nothing for it: it looks at them. */
final class TimeoutWatch implements Watch {

    private static final Logger LOG = LoggerFactory.getLogger(TimeoutWatch.class);

    private final WorkerPool pool;
    private final long timeoutNanos;

    TimeoutWatch(WorkerPool pool, Duration timeout) {
        this.pool = pool;
        this.timeoutNanos = timeout.toNanos();
    }

    @Override
    public long look() {
        long nearest = LONGEST;
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
        return Math.min(nearest, timeoutNanos);
    }

    /** Gunicorn's line, and what a process of its own could not tell: the request and the stack. */
    static void report(Worker worker, Work work, long nanos, Throwable stack) {
        LOG.error(
                Levels.CRITICAL,
                "WORKER TIMEOUT (pid:{}) after {} s: {}",
                worker.pid(),
                StuckThreads.seconds(nanos),
                work.description(),
                stack);
    }
}
