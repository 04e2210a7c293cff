package io.jgun.worker;

import java.util.List;

/**
 * A worker as it was at one moment.
 *
 * @param number what stands where Gunicorn prints a pid; never used twice
 * @param age counts the workers booted before it, as in Gunicorn; 1 for the first
 * @param requests served to their end
 * @param running what it does now; empty if idle
 */
public record WorkerSnapshot(int number, int age, WorkerState state, long requests, List<Running> running) {

    public WorkerSnapshot {
        running = List.copyOf(running);
    }

    /**
     * One request that runs.
     *
     * @param description the request line
     * @param nanos since it began
     * @param thread name of its thread
     * @param stuck over its time, its client has been answered
     */
    public record Running(String description, long nanos, String thread, boolean stuck) {}
}
