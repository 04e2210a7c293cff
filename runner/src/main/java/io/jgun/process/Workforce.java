package io.jgun.process;

import io.jgun.posix.ExitException;
import io.jgun.sockets.Listener;
import java.time.Duration;
import java.util.List;

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
     * @param listeners what it will be told to accept from
     * @throws ExitException with APP_LOAD_ERROR or WORKER_BOOT_ERROR; nothing stays loaded
     */
    Prepared prepare(Blueprint blueprint, List<Listener> listeners);

    /** Whether {@link #prepare} keeps to {@code boot_timeout} itself, and tells what hung. */
    default boolean limitsBoots() {
        return false;
    }

    /** What was being prepared has failed, or nobody waits for it any more. */
    void notPrepared();

    /** What workers may ask of the arbiter. Any thread may call. */
    interface Asked {

        /** Nobody listens. */
        Asked NOBODY = new Asked() {
            @Override
            public void renewal(String why) {}

            @Override
            public void halt(ExitException why) {}
        };

        /** A new generation in place of the one in force. */
        void renewal(String why);

        /** The end: no worker is left, and none can be had. */
        void halt(ExitException why);
    }

    /** Called once, before anything else. */
    void askThrough(Asked arbiter);

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

    /** It will be told to {@link #stop}, and serves until then. Who asks workers whether they are ready hears that they are not. */
    void announceEnd();

    /**
     * Accepts no more, lets requests in flight end for at most {@code grace}, then ends all workers. Called again while it
     * runs, by another thread, it ends the waiting.
     *
     * @return true if every request ended by itself
     */
    boolean stop(Duration grace);

    /** Opens the log files again where workers have their own. */
    void reopenLogs();

    /** Whatever is left ends now. After {@link #stop}, or in place of it when the start has failed. Idempotent. */
    void close();
}
