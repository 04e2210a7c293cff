package io.jgun.process;

import io.jgun.sockets.Listener;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the arbiter asks of its workers, however they are isolated. {@link #prepare} may run beside the others, once at a
 * time; all others are called by one thread at a time.
 */
public interface Workforce {

    /** A generation that is ready and has no traffic yet. */
    interface Prepared {

        /** Drops it again: it will not be activated. */
        void discard();
    }

    /**
     * Loads the applications and boots their workers. May take long; an interrupt ends it if the application lets it.
     *
     * @throws io.jgun.posix.ExitException with APP_LOAD_ERROR or WORKER_BOOT_ERROR; nothing stays loaded
     */
    Prepared prepare(Blueprint blueprint);

    /** What was being prepared has failed, or nobody waits for it any more. */
    void notPrepared();

    /**
     * Where workers ask for a new generation in place of the one in force. Called once, before anything else.
     *
     * @param request gets the reason; any thread may call it
     */
    void renewThrough(Consumer<String> request);

    /**
     * Sends every request that begins from now on to this generation, whatever connection it comes from. The generation
     * before ends aside: requests inside have its {@code graceful_timeout}.
     *
     * @param listeners to accept from, from now on; others are closed, and their connections end with their next response
     */
    void activate(Prepared prepared, List<Listener> listeners);

    /**
     * Changes the number of workers of the generation in force.
     *
     * @param workers zero: requests wait until there are some again
     */
    void resize(int workers);

    /**
     * Accepts no more, lets requests in flight end for at most {@code grace}, then ends all workers. Called again while it
     * runs, by another thread, it ends the waiting.
     *
     * @return true if every request ended by itself
     */
    boolean stop(Duration grace);
}
