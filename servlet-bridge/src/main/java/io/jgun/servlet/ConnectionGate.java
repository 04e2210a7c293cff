package io.jgun.servlet;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts open connections: accepting pauses while there are as many as {@code workers * worker_connections}, and the
 * backlog of the kernel holds the rest.
 */
final class ConnectionGate {

    private final int limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int open;
    private boolean ended;

    ConnectionGate(int limit) {
        this.limit = limit;
    }

    /**
     * Waits until there is room for one more. With several listeners each of them may be let through for the same
     * room, so that there can be one connection above the limit for each further listener.
     */
    void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (open >= limit && !ended) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody through: who waits will find its listener closed. */
    void endWaiting() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
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
    }

    /** Waits until no connection is open; false if some still are when the time is over. */
    boolean awaitNone(long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (open > 0) {
                if (left <= 0) {
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
