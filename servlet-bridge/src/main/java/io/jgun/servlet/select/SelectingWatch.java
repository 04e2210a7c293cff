package io.jgun.servlet.select;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the selecting threads while they do something, and sleeps when they do not. A look takes the processor from
 * who uses it: while all goes quickly it looks seldom, and often for a while after one had to be relieved.
 */
final class SelectingWatch implements Runnable {

    /** One that serves for longer, or does the same at two looks, is relieved. */
    static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** Nobody waits for much longer than this to be read. */
    private static final long CALM_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    /** After one has been relieved, it looks often for so long. */
    private static final long ALERT_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Looks without anything to see, after which it sleeps. */
    private static final int QUIET_LOOKS = 50;

    private final List<SelectingThread> threads;
    private volatile @Nullable Thread thread;
    private volatile boolean asleep = true;
    private volatile boolean closed;

    /** When one was last relieved, as {@link System#nanoTime}. */
    private long alerted = System.nanoTime();

    SelectingWatch(List<SelectingThread> threads) {
        this.threads = threads;
    }

    /** A selecting thread has begun something. */
    void wake() {
        if (asleep) {
            rouse();
        }
    }

    /** One has been relieved: the next may follow. Called while it looks. */
    void alert() {
        alerted = System.nanoTime();
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
            boolean soon = false;
            long now = System.nanoTime();
            for (SelectingThread selecting : threads) {
                busy |= selecting.isBusy();
                soon |= selecting.look(now);
            }
            quiet = busy ? 0 : quiet + 1;
            if (quiet < QUIET_LOOKS) {
                LockSupport.parkNanos(this, soon || now - alerted < ALERT_NANOS ? LOOK_NANOS : CALM_NANOS);
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
