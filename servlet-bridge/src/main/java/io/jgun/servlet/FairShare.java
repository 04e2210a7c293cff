package io.jgun.servlet;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
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
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    private int fresh;
    private long accepted = System.nanoTime();
    private int returned;
    private long refused;

    /** @param free threads that have nothing to do, less the requests that wait for one */
    FairShare(IntSupplier free) {
        this.free = free;
    }

    /** @param freed is run when another connection may be accepted, perhaps; by any thread */
    void whenFreed(Runnable freed) {
        waiting.add(freed);
    }

    void never(Runnable freed) {
        waiting.remove(freed);
    }

    /** Whether another connection may be accepted. To be asked again after a few milliseconds if it may not. */
    synchronized boolean admits() {
        long now = System.nanoTime();
        int unbegun = now - accepted < SILENCE_NANOS ? fresh : 0;
        if (free.getAsInt() > unbegun) {
            return true;
        }
        if (returned == 0 || unbegun > 0) {
            return false;
        }
        if (refused == 0) {
            refused = now;
        }
        return now - refused >= PATIENCE_NANOS;
    }

    synchronized void accepted() {
        fresh++;
        accepted = System.nanoTime();
        refused = 0;
    }

    /** The first request of a connection has come to the workers; or it has closed without one. */
    void begun() {
        synchronized (this) {
            fresh--;
        }
        freed();
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
        waiting.forEach(Runnable::run);
    }
}
