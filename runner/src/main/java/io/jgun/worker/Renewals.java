package io.jgun.worker;

import io.jgun.process.Backoff;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the arbiter for a new generation of the application: one at a time, and less and less often while they fail, so
 * that an application that cannot be loaded any more does not keep the machine busy.
 */
final class Renewals {

    /** A quota that is too small for the traffic must not make the server do nothing but load applications. */
    private static final long LEAST_NANOS = 1_000_000_000;

    private final Consumer<String> request;
    private final LongSupplier clock;
    private final Backoff backoff = new Backoff();
    private @Nullable WorkerPool inForce;
    private boolean asked;
    private long notBefore;

    /** @param request of the arbiter, with the reason */
    Renewals(Consumer<String> request) {
        this(request, System::nanoTime);
    }

    /** @param clock as {@link System#nanoTime} */
    Renewals(Consumer<String> request, LongSupplier clock) {
        this.request = request;
        this.clock = clock;
        this.notBefore = clock.getAsLong();
    }

    /** Nobody listens. */
    static Renewals none() {
        return new Renewals(why -> {});
    }

    /**
     * Asks for a generation in place of this one, unless it is no longer in force, has been asked for, or it is too soon.
     *
     * @param generation its pool
     * @return true if the arbiter was asked
     */
    boolean ask(WorkerPool generation, String why) {
        synchronized (this) {
            if (generation != inForce || asked || clock.getAsLong() - notBefore < 0) {
                return false;
            }
            asked = true;
        }
        request.accept(why);
        return true;
    }

    /** A generation has come into force, for whatever reason. */
    synchronized void activated(WorkerPool generation) {
        inForce = generation;
        asked = false;
        backoff.succeeded();
        notBefore = clock.getAsLong() + LEAST_NANOS;
    }

    /** A generation could not be made ready. */
    synchronized void failed() {
        asked = false;
        notBefore = clock.getAsLong() + backoff.failed().toNanos();
    }
}
