package io.jgun.worker;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Work that counts what becomes of it. */
class TestWork implements Work {

    private final AtomicReference<String> fate = new AtomicReference<>("waits");
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile int worker;

    @Override
    public final void run(Worker by) {
        worker = by.number();
        if (!fate.compareAndSet("waits", "runs")) {
            fate.set("twice");
        }
        try {
            work();
        } finally {
            fate.compareAndSet("runs", "served");
            over.countDown();
        }
    }

    /** What it does: nothing, by default. */
    void work() {}

    /** {@code waits}, {@code runs}, {@code served}, {@code late} (it ran over its time), {@code rejected}. */
    String fate() {
        return Objects.requireNonNull(fate.get());
    }

    /** Number of the worker that served it. */
    int worker() {
        return worker;
    }

    void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException timedOut) {
            throw new AssertionError(timedOut);
        }
    }

    @Override
    public String description() {
        return "GET /test HTTP/1.1";
    }

    @Override
    public long blockedNanos() {
        return 0;
    }

    @Override
    public void timedOut() {
        fate.set("late");
    }

    @Override
    public void rejected(Throwable reason) {
        fate.set("rejected");
        over.countDown();
    }
}
