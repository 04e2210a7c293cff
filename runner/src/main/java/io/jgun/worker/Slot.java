package io.jgun.worker;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A place where one request of a worker runs, with its thread. Belongs to one {@link WorkerPool}. */
final class Slot implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Slot.class);

    final Worker worker;
    private final WorkerPool pool;
    private final ThreadFactory threads;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Thread guest;
    private volatile @Nullable Work work;

    /** The same, if its own thread is to do it. */
    private volatile @Nullable Work own;

    private volatile long since;
    private volatile boolean ended;

    /** Its request ran over its time: nothing that it does counts any more. Guarded by the pool's lock. */
    boolean abandoned;

    private volatile long abandonedAt;
    private long reportPause; // used by the watch only
    private long nextReport;

    Slot(Worker worker, WorkerPool pool, ThreadFactory threads) {
        this.worker = worker;
        this.pool = pool;
        this.threads = threads;
    }

    @Nullable
    Work work() {
        return work;
    }

    long since() {
        return since;
    }

    /** What runs its work: its own thread, or a guest. */
    @Nullable
    Thread thread() {
        Thread visiting = guest;
        return visiting == null ? thread : visiting;
    }

    String threadName() {
        Thread running = thread();
        return running == null ? "-" : running.getName();
    }

    /** Gives it its next work, under the pool's lock; {@link #wake} follows without it. */
    void assign(Work next) {
        since = System.nanoTime();
        work = next;
        if (guest == null) {
            own = next;
        }
    }

    /** The work that comes next is run by this thread, if it is not null. Under the pool's lock. */
    void receive(@Nullable Thread visitor) {
        guest = visitor;
    }

    /** What it does no longer counts. Under the pool's lock. */
    void abandon() {
        abandonedAt = System.nanoTime();
        abandoned = true;
    }

    long abandonedAt() {
        return abandonedAt;
    }

    /** When to tell that it is stuck, as {@link System#nanoTime}. */
    long nextReport(Duration first) {
        if (reportPause == 0) {
            reportPause = first.toNanos();
            nextReport = abandonedAt + reportPause;
        }
        return nextReport;
    }

    /** Told; the pause to the next time doubles. */
    void reported(Duration longestPause) {
        nextReport = System.nanoTime() + reportPause;
        reportPause = Math.min(2 * reportPause, longestPause.toNanos());
    }

    /** Not after {@link #clear}, when a guest is at something else. */
    synchronized void interrupt() {
        Thread running = thread();
        if (running != null) {
            running.interrupt();
        }
    }

    /** Where its thread is now, for the log. */
    Throwable stack(String title) {
        Throwable stack = new Throwable(title);
        Thread running = thread();
        if (running != null) {
            stack.setStackTrace(running.getStackTrace());
        }
        return stack;
    }

    /** Under the pool's lock. */
    void clear() {
        work = null;
        own = null;
        if (guest != null) {
            dismissGuest();
        }
    }

    private synchronized void dismissGuest() {
        guest = null;
    }

    /** Its thread goes away; the next work gets a new one. Under the pool's lock. */
    void dropThread() {
        thread = null;
    }

    /** No more work comes: its thread ends. */
    void end() {
        ended = true;
        LockSupport.unpark(thread);
    }

    /** Lets its thread take what was assigned. */
    void wake() {
        Thread waiting = thread;
        if (waiting != null) {
            LockSupport.unpark(waiting);
            return;
        }
        Work lost = work;
        while (lost != null) {
            try {
                Thread fresh = threads.newThread(this);
                thread = fresh;
                fresh.start();
                return;
            } catch (Throwable cannotStart) {
                thread = null;
                LOG.error("{}: cannot start a thread", worker, cannotStart);
                lost.rejected(cannotStart);
                lost = pool.next(this);
            }
        }
    }

    @Override
    public void run() {
        Work next = own;
        while (next != null) {
            perform(next);
            next = pool.next(this);
            if (next == null && pool.workerClass().keepsThreads()) {
                next = await();
            }
        }
    }

    /** Runs the work in the calling thread, which was received; true if its worker is leaving. */
    boolean host(Work first) {
        perform(first);
        Work next = pool.next(this);
        if (next != null) {
            wake();
        }
        return worker.isLeaving();
    }

    private void perform(Work next) {
        try {
            next.run(worker);
        } catch (Throwable escaped) {
            LOG.error("Exception in worker process: {}", next.description(), escaped);
        }
    }

    private @Nullable Work await() {
        // An interrupt that was meant for the last request must not disturb the next one.
        boolean forgotten = Thread.interrupted();
        Work next;
        while ((next = own) == null && !ended) {
            LockSupport.park(this);
            forgotten |= Thread.interrupted();
        }
        if (forgotten) {
            LOG.debug("{}: an interrupt between requests was ignored", worker);
        }
        return next;
    }
}
