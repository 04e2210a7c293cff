package io.jgun.servlet;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Counts open connections: accepting pauses while there are as many as {@code workers * worker_connections}, and the
 * backlog of the kernel holds the rest.
 */
final class ConnectionGate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    private int limit;
    private int open;
    private boolean hurried;

    /** Lets so many connections be open from now on; those that are open stay. */
    void limit(int connections) {
        lock.lock();
        try {
            limit = connections;
        } finally {
            lock.unlock();
        }
        waiting.forEach(Runnable::run);
    }

    /** @param made is run when a connection has ended, and when more may be open than before; by any thread */
    void whenRoom(Runnable made) {
        waiting.add(made);
    }

    void never(Runnable made) {
        waiting.remove(made);
    }

    /**
     * Whether one more may be open. With several listeners each of them may be let through for the same room, so that
     * there can be one connection above the limit for each further listener.
     */
    boolean hasRoom() {
        lock.lock();
        try {
            return open < limit;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waiting for connections to end. */
    void hurry() {
        lock.lock();
        try {
            hurried = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isHurried() {
        lock.lock();
        try {
            return hurried;
        } finally {
            lock.unlock();
        }
    }

    void opened() {
        lock.lock();
        try {
            open++;
        } finally {
            lock.unlock();
        }
    }

    void closed() {
        lock.lock();
        try {
            open--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        waiting.forEach(Runnable::run);
    }

    /**
     * Waits until something is true that becomes so when connections end; false if it is not when the time is over.
     *
     * @param reached asked under the lock: must be quick
     */
    boolean await(BooleanSupplier reached, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (!reached.getAsBoolean()) {
                if (left <= 0 || hurried) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    int open() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }
}
