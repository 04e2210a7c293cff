package io.jgun.worker;

import io.jgun.settings.Settings;
import java.util.concurrent.ThreadFactory;

/**
 * What kind of thread serves requests, and how many a worker has: the setting {@code worker_class}. To write your own,
 * implement this with a public constructor without parameters and name the class: {@code -k com.acme.Workers}.
 */
public interface WorkerClass {

    /** As in {@code Using worker: sync}. */
    String name();

    /** Requests that one worker serves at once, at least 1. */
    int concurrency(Settings settings);

    /**
     * Makes the threads of one worker, at most {@link #concurrency} at a time. A thread begins and ends with the
     * runnable that it is given; what the factory puts around it runs in the thread (context, thread-locals, priority).
     *
     * @param worker name of the worker, for the names of threads
     */
    ThreadFactory threads(String worker);

    /**
     * True: a thread serves many requests and waits between them. False: it ends when nothing waits, and the next
     * request gets a new one; for threads that cost nothing.
     */
    default boolean keepsThreads() {
        return true;
    }
}
