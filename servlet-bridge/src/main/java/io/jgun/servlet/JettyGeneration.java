package io.jgun.servlet;

import io.jgun.worker.Generation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.server.Handler;

/** Applications loaded once, and how many requests are inside. */
final class JettyGeneration implements Generation {

    /** Before the first one. */
    static final JettyGeneration NONE = new JettyGeneration(
            0,
            new Handler.Abstract.NonBlocking() {
                @Override
                public boolean handle(
                        org.eclipse.jetty.server.Request request,
                        org.eclipse.jetty.server.Response response,
                        org.eclipse.jetty.util.Callback callback) {
                    return false;
                }
            },
            () -> {});

    private static final long POLL_NANOS = Duration.ofMillis(5).toNanos();

    private final int number;
    private final Handler handler;
    private final Runnable stop;
    private final AtomicInteger inside = new AtomicInteger();

    /**
     * @param handler started
     * @param stop destroys the applications; idempotent
     */
    JettyGeneration(int number, Handler handler, Runnable stop) {
        this.number = number;
        this.handler = handler;
        this.stop = stop;
    }

    @Override
    public int number() {
        return number;
    }

    Handler handler() {
        return handler;
    }

    void enter() {
        inside.incrementAndGet();
    }

    void exit() {
        inside.decrementAndGet();
    }

    @Override
    public boolean retire(Duration grace) {
        // Waits rarely, at a reload: looking now and then costs requests nothing, a signal from each would.
        long deadline = System.nanoTime() + grace.toNanos();
        while (inside.get() > 0 && deadline - System.nanoTime() > 0) {
            LockSupport.parkNanos(this, POLL_NANOS);
        }
        boolean clean = inside.get() == 0;
        stop.run();
        return clean;
    }
}
