package io.jgun.servlet;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What came of one request to {@code ready_path}: its first outcome counts. */
final class ReadyAnswer {

    private final CountDownLatch given = new CountDownLatch(1);
    private volatile boolean ready;
    private volatile String text;

    /** @param before what is told until it is given: the answer before */
    ReadyAnswer(String before) {
        text = before;
    }

    /** Waits for it, at most that long. */
    void await(long nanos) throws InterruptedException {
        given.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** @param cause of an error, as far as it is known */
    synchronized void status(int status, @Nullable String location, @Nullable Throwable cause) {
        give(
                status / 100 == 2,
                "answered " + status
                        + (location == null ? "" : ", to " + location)
                        + (cause == null ? "" : ", because of " + cause));
    }

    synchronized void failed(String how) {
        give(false, how);
    }

    private void give(boolean success, String how) {
        if (given.getCount() > 0) {
            ready = success;
            text = how;
            given.countDown();
        }
    }

    boolean isReady() {
        return ready;
    }

    /** As {@code answered 503}: a predicate to the path. */
    @Override
    public String toString() {
        return text;
    }
}
