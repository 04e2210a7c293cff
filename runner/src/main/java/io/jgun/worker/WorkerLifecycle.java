package io.jgun.worker;

/**
 * Told of the lives of workers, for hooks. Called without a lock held, by the thread that boots or ends a worker.
 * Unless a method says otherwise, what it throws is logged and has no other effect.
 */
public interface WorkerLifecycle {

    /** Does nothing. */
    WorkerLifecycle NONE = new WorkerLifecycle() {};

    /** Workers of this class are about to boot. */
    default void using(WorkerClass workerClass) {}

    /** What stands for the process id of a worker: in thread isolation its number. */
    default long pid(int number) {
        return number;
    }

    /** Whether the log tells that it boots and exits. */
    default boolean announces(Worker worker) {
        return true;
    }

    /** Before the worker serves its first request. What it throws keeps the worker from booting. */
    default void booting(Worker worker) {}

    /** A request of the worker ran over its time; the worker is being replaced. */
    default void aborted(Worker worker) {}

    /** The worker is to end without waiting for its requests. */
    default void interrupted(Worker worker) {}

    /** The last thread of the worker has ended its work. */
    default void exited(Worker worker) {}
}
