package io.jgun.worker;

/** What a worker is at. */
public enum WorkerState {
    /** Waits for requests. */
    IDLE,
    /** At least one request runs. */
    BUSY,
    /** Takes no more requests, ends with those that run. */
    LEAVING,
    /** A thread of it ran over its time and has not obeyed its interrupt. */
    STUCK
}
