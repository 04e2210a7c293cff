package io.jgun.servlet.select;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Looks after the selecting threads while they do something, and sleeps when they do not. */
final class SelectingWatch implements Runnable {

    /** One that does the same at two looks is relieved: nobody waits for longer than two of these to be read. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** Looks without anything to see, after which it sleeps. */
    private static final int QUIET_LOOKS = 50;

    private final List<SelectingThread> threads;
    private volatile @Nullable Thread thread;
    private volatile boolean asleep = true;
    private volatile boolean closed;

    SelectingWatch(List<SelectingThread> threads) {
        this.threads = threads;
    }

    /** A selecting thread has begun something. */
    void wake() {
        if (asleep) {
            rouse();
        }
    }

    /** Somebody waits for a look. */
    void look() {
        LockSupport.unpark(thread);
    }

    private synchronized void rouse() {
        asleep = false;
        Thread watching = thread;
        if (watching == null && !closed) {
            watching = new Thread(null, this, "jgun-select-watch", 0, false);
            watching.setDaemon(true);
            watching.start();
            thread = watching;
        }
        LockSupport.unpark(watching);
    }

    @Override
    public void run() {
        int quiet = 0;
        while (!closed) {
            boolean busy = false;
            for (SelectingThread selecting : threads) {
                busy |= selecting.isBusy();
                selecting.look();
            }
            quiet = busy ? 0 : quiet + 1;
            if (quiet < QUIET_LOOKS) {
                LockSupport.parkNanos(this, LOOK_NANOS);
            } else {
                sleep();
                quiet = 0;
            }
        }
    }

    /** Who begins something sees that it sleeps, or is seen here. */
    private void sleep() {
        threads.forEach(SelectingThread::forget);
        asleep = true;
        while (asleep && !closed && threads.stream().noneMatch(SelectingThread::isBusy)) {
            LockSupport.park(this);
        }
        asleep = false;
    }

    void close() {
        closed = true;
        rouse();
    }
}
