package io.jgun.worker;

/** What a worker does at one time: a request, or a later dispatch of an asynchronous one. */
public interface Work {

    /** Does it. Called once, by a thread of the worker. */
    void run(Worker worker);

    /** Whether it counts, as for {@code max_requests}. */
    default boolean isCounted() {
        return true;
    }

    /** The request line, for logs and for the list of workers. Any thread, at any time. */
    String description();

    /** Nanoseconds of its time so far that it has spent waiting for its client: not the worker's fault. Any thread. */
    long blockedNanos();

    /**
     * It has run longer than the setting {@code timeout}: answers the client in its place. What the worker still does
     * with it must have no effect. Called by the thread that watches time, while {@link #run} is still running.
     */
    void timedOut();

    /** It will never run: the pool has ended, or no thread could be started. */
    void rejected(Throwable reason);
}
