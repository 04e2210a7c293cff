package io.jgun.worker;

/** Finds workers that are older than the setting {@code worker_max_lifetime}. */
final class Lifetimes implements Watch {

    private final WorkerPool pool;

    Lifetimes(WorkerPool pool) {
        this.pool = pool;
    }

    @Override
    public long look() {
        long now = System.nanoTime();
        long nearest = LONGEST;
        for (Worker worker : pool.workers()) {
            long left = worker.nanosToLive(now);
            if (left <= 0) {
                pool.outlived(worker);
            } else {
                nearest = Math.min(nearest, left);
            }
        }
        return nearest;
    }
}
