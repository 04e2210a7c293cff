package io.jgun.worker;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that looks after a pool. Requests pay nothing for it. */
final class WatchThread implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(WatchThread.class);
    private static final long SHORTEST = 1_000_000;

    private final List<Watch> watches;
    private final StuckThreads stuck;
    private volatile boolean stopped;
    private volatile @Nullable Thread thread;

    /** @param stuck is looked at as well, also after {@link #stop}, until no thread is stuck */
    WatchThread(List<Watch> watches, StuckThreads stuck) {
        this.watches = watches;
        this.stuck = stuck;
    }

    boolean isNeeded() {
        return !watches.isEmpty();
    }

    /** Idempotent. */
    synchronized void start() {
        if (thread == null) {
            Thread fresh = new PlatformThreads("worker-watch").newThread(this);
            thread = fresh;
            fresh.start();
        }
    }

    void stop() {
        stopped = true;
        wake();
    }

    /** Makes it look now. */
    void wake() {
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        while (!stopped || stuck.any()) {
            long pause = Watch.LONGEST;
            if (!stopped) {
                for (Watch watch : watches) {
                    pause = Math.min(pause, look(watch));
                }
            }
            pause = Math.min(pause, look(stuck));
            LockSupport.parkNanos(this, Math.max(SHORTEST, pause));
        }
    }

    private static long look(Watch watch) {
        try {
            return watch.look();
        } catch (RuntimeException | Error failed) {
            LOG.error("Error while watching the workers", failed);
            return Watch.LONGEST;
        }
    }
}
