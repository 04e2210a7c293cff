package io.jgun.process;

/**
 * What a worker process is at.
 *
 * @param requests served to their end
 * @param busy requests that run
 * @param waiting requests that have been read and wait for a thread
 * @param connections that are open
 */
public record WorkerLoad(long requests, int busy, int waiting, int connections) {

    /** Before the first beat. */
    public static final WorkerLoad NONE = new WorkerLoad(0, 0, 0, 0);
}
