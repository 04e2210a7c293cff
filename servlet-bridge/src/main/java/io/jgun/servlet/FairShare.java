package io.jgun.servlet;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * When this process may accept from sockets that other processes accept from, too: while it has a thread to spare. What
 * it takes beyond that would wait here though another process has nothing to do, and would be lost with this one.
 */
final class FairShare {

    /**
     * A connection is expected to bring its first request, which a process that is still cold is slow to read; one that
     * brings none is no reason to wait any longer.
     */
    private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    /**
     * Where connections that come back again and again keep all threads busy, new ones are taken one at a time after this
     * pause, to queue with the others: they would else wait as long as the others go on. Where each request comes on a
     * connection of its own nobody is favoured, and a new one waits where any process finds it.
     */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final IntSupplier free;
    private int fresh;
    private long accepted = System.nanoTime();
    private int returned;
    private volatile boolean waiting;

    /** @param free threads that have nothing to do, less the requests that wait for one */
    FairShare(IntSupplier free) {
        this.free = free;
    }

    /**
     * Waits until another connection may be accepted.
     *
     * @param ended who waits has no use for one any more; {@link #freed} lets it be asked again
     */
    synchronized void await(BooleanSupplier ended) throws InterruptedException {
        long since = System.nanoTime();
        waiting = true;
        while (!ended.getAsBoolean() && !mayAccept(System.nanoTime() - since)) {
            TimeUnit.NANOSECONDS.timedWait(this, PATIENCE_NANOS);
        }
        waiting = false;
    }

    private boolean mayAccept(long waitedNanos) {
        int unbegun = System.nanoTime() - accepted < SILENCE_NANOS ? fresh : 0;
        return free.getAsInt() > unbegun || (returned > 0 && unbegun == 0 && waitedNanos >= PATIENCE_NANOS);
    }

    synchronized void accepted() {
        fresh++;
        accepted = System.nanoTime();
    }

    /** The first request of a connection has come to the workers; or it has closed without one. */
    synchronized void begun() {
        fresh--;
        notifyAll();
    }

    /** A connection has brought its second request. */
    synchronized void returned() {
        returned++;
    }

    /** Such a connection has ended. */
    synchronized void left() {
        returned--;
    }

    /** A thread has nothing to do. */
    void freed() {
        if (waiting) {
            wake();
        }
    }

    private synchronized void wake() {
        notifyAll();
    }
}
