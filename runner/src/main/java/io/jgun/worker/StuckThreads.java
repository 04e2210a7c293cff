package io.jgun.worker;

import io.jgun.logging.Levels;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps telling of threads that ran over their time and have not obeyed their interrupt: the JVM has no way to end them.
 * Gunicorn would have killed their process.
 */
final class StuckThreads implements Watch {

    private static final Logger LOG = LoggerFactory.getLogger(StuckThreads.class);
    private static final long TOO_MANY_PAUSE = Duration.ofMinutes(1).toNanos();

    /** A thread that takes no longer to end than this is not worth a line. */
    private static final long PROMPT = Duration.ofSeconds(1).toNanos();

    private final WorkerPool pool;
    private final PoolLimits.Stuck limits;
    private long tooManyAgain;

    StuckThreads(WorkerPool pool, PoolLimits.Stuck limits) {
        this.pool = pool;
        this.limits = limits;
    }

    boolean any() {
        return !pool.stuck().isEmpty();
    }

    @Override
    public long look() {
        List<Slot> stuck = pool.stuck();
        long now = System.nanoTime();
        long nearest = LONGEST;
        for (Slot slot : stuck) {
            if (slot.nextReport(limits.firstReport()) - now <= 0) {
                slot.reported(limits.longestPause());
                report(slot, now);
            }
            nearest = Math.min(nearest, slot.nextReport(limits.firstReport()) - now);
        }
        if (pool.hasTooManyStuck() && tooManyAgain - now <= 0) {
            tooManyAgain = now + TOO_MANY_PAUSE;
            LOG.error(
                    Levels.CRITICAL,
                    "{} threads are stuck. Until some of them end, workers are not replaced any more, and fewer requests"
                            + " run at once; when none can, only a restart helps. Give what they wait for a time-out.",
                    stuck.size());
        }
        return nearest;
    }

    private static void report(Slot slot, long now) {
        Work work = slot.work();
        if (work != null) {
            LOG.warn(
                    "Worker (pid:{}) is stuck: thread {} has not ended {} s after its interrupt: {}",
                    slot.worker.pid(),
                    slot.threadName(),
                    seconds(now - slot.abandonedAt()),
                    work.description(),
                    slot.stack("where it is now"));
        }
    }

    /** It has ended after all. */
    static void ended(Slot slot, Work work) {
        long nanos = System.nanoTime() - slot.abandonedAt();
        if (nanos > PROMPT) {
            LOG.info(
                    "Worker (pid:{}) is not stuck any more: thread {} has ended {} s after its interrupt: {}",
                    slot.worker.pid(),
                    slot.threadName(),
                    seconds(nanos),
                    work.description());
        }
    }

    static double seconds(long nanos) {
        return Duration.ofNanos(nanos).toMillis() / 1000.0;
    }
}
