package io.jgun.accesslog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Collects lines in memory and writes them in batches, from a thread of its own. Memory is bounded: while the target takes
 * bytes, slowly or not, {@link #accept} waits for room, so no line is lost; while it fails (disk full, nobody reads the
 * pipe) lines that find no room are dropped, counted and told, because a full disk must not stop the server.
 */
final class BatchedSink implements LineSink {

    private static final int CAPACITY = 256 * 1024;
    private static final Duration LATEST = Duration.ofMillis(100);
    private static final Duration LAST_CHANCE = Duration.ofSeconds(5);

    private final LineTarget target;
    private final LossReport report;
    private final Duration retry;
    // A lock rather than synchronized, which would pin virtual threads to their carriers.
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Condition idle = lock.newCondition();
    private final Thread writer = new Thread(this::run, "access-log");
    private final Thread flushAtExit = new Thread(this::flush, "access-log-flush");

    // All guarded by the lock; the batch being written belongs to the writer.
    private ByteBuffer filling = ByteBuffer.allocateDirect(CAPACITY);
    private ByteBuffer spare = ByteBuffer.allocateDirect(CAPACITY);
    private boolean urgent;
    private boolean writing;
    private boolean failing;
    private boolean reopening;
    private boolean closing;
    private boolean ended;

    /** @param retry how long to wait after a write that failed */
    BatchedSink(LineTarget target, LossReport report, Duration retry) {
        this.target = target;
        this.report = report;
        this.retry = retry;
    }

    /** Starts the writer. An application that calls System.exit loses no line either. */
    BatchedSink start() {
        writer.setDaemon(true);
        writer.start();
        Runtime.getRuntime().addShutdownHook(flushAtExit);
        return this;
    }

    @Override
    public void accept(LineBuffer line) {
        int length = line.length() + 1;
        lock.lock();
        try {
            while (!hasRoom(length)) {
                if (failing || ended) {
                    report.lost(1);
                    return;
                }
                urgent = true;
                work.signal();
                room.awaitUninterruptibly();
            }
            if (length > filling.capacity()) {
                filling = ByteBuffer.allocateDirect(length);
            }
            boolean first = filling.position() == 0;
            filling.put(line.bytes(), 0, line.length()).put((byte) '\n');
            boolean half = filling.position() >= CAPACITY / 2;
            if (first || (half && !urgent)) {
                urgent = half;
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoom(int length) {
        return !ended && (length <= filling.remaining() || (length > CAPACITY && filling.position() == 0));
    }

    /** Waits until all lines taken so far are written, unless writing fails. */
    void flush() {
        lock.lock();
        try {
            long left = LAST_CHANCE.toNanos();
            while ((filling.position() > 0 || writing) && !failing && !ended && left > 0) {
                urgent = true;
                work.signal();
                left = idle.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void reopen() {
        lock.lock();
        try {
            reopening = true;
            urgent = true;
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            urgent = true;
            work.signal();
        } finally {
            lock.unlock();
        }
        try {
            writer.join(LAST_CHANCE.toMillis());
            Runtime.getRuntime().removeShutdownHook(flushAtExit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // The virtual machine is shutting down already: the hook finds nothing left to do.
        }
        report.summary();
    }

    private void run() {
        boolean more = true;
        while (more) {
            ByteBuffer batch = nextBatch();
            write(batch.flip());
            more = endBatch(batch.clear());
        }
        try {
            target.close();
        } catch (IOException e) {
            report.failed(e);
        }
    }

    /** Waits for lines and then for company, at most {@link #LATEST}. */
    private ByteBuffer nextBatch() {
        lock.lock();
        try {
            while (filling.position() == 0 && !reopening && !closing) {
                work.awaitUninterruptibly();
            }
            await(LATEST, () -> urgent || closing);
            ByteBuffer batch = filling;
            filling = spare;
            urgent = false;
            writing = true;
            room.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** True unless that was the last one. */
    private boolean endBatch(ByteBuffer batch) {
        reopenIfAsked();
        lock.lock();
        try {
            writing = false;
            spare = batch.capacity() > CAPACITY ? ByteBuffer.allocateDirect(CAPACITY) : batch;
            if (filling.position() == 0) {
                urgent = false;
                idle.signalAll();
                ended = closing;
            }
            room.signalAll();
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    private void write(ByteBuffer batch) {
        while (batch.hasRemaining()) {
            try {
                target.write(batch);
                setFailing(false);
            } catch (IOException e) {
                report.failed(e);
                if (setFailing(true)) {
                    report.lost(Lines.count(batch));
                    return;
                }
                pause();
                if (reopenIfAsked()) {
                    Lines.backToStart(batch);
                }
            }
        }
    }

    /** True if there is no time left to try again. */
    private boolean setFailing(boolean now) {
        lock.lock();
        try {
            if (failing && !now) {
                report.recovered();
            }
            failing = now;
            if (now) {
                room.signalAll();
                idle.signalAll();
            }
            return closing;
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        lock.lock();
        try {
            await(retry, () -> reopening || closing);
        } finally {
            lock.unlock();
        }
    }

    private boolean reopenIfAsked() {
        lock.lock();
        try {
            if (!reopening) {
                return false;
            }
            reopening = false;
        } finally {
            lock.unlock();
        }
        try {
            target.reopen();
            return true;
        } catch (IOException e) {
            report.cannotReopen(e);
            return false;
        }
    }

    private void await(Duration most, BooleanSupplier enough) {
        long left = most.toNanos();
        try {
            while (left > 0 && !enough.getAsBoolean()) {
                left = work.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Nobody knows this thread; if someone interrupts it nevertheless, it is only early.
        }
    }
}
