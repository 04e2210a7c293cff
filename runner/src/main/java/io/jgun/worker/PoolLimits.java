package io.jgun.worker;

import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import java.time.Duration;

/**
 * The numbers that rule a pool.
 *
 * @param workers at the start
 * @param concurrency requests of one worker at once
 * @param timeout of one request; zero: none
 * @param recycling when workers are replaced
 * @param stuck what is borne of threads that do not end
 */
record PoolLimits(int workers, int concurrency, Duration timeout, Recycling recycling, Stuck stuck) {

    static PoolLimits of(Settings settings, WorkerClass workerClass) {
        return new PoolLimits(
                settings.get(WorkerProcesses.WORKERS),
                workerClass.concurrency(settings),
                settings.get(WorkerProcesses.TIMEOUT),
                Recycling.of(settings),
                Stuck.USUAL);
    }

    /**
     * What is borne of threads that ran over their time and do not end.
     *
     * @param firstReport how long after the interrupt
     * @param longestPause between two reports; the first pause is as long as {@code firstReport}, each one after doubles
     * @param threads beyond which their workers are not replaced any more, or twice the requests at once if that is more
     */
    record Stuck(Duration firstReport, Duration longestPause, int threads) {

        /**
         * A thread that is stuck costs memory and a place in the limits of the system (TasksMax, pids.max, some
         * thousands), so a hung database must not make more and more of them until nothing runs any more.
         */
        static final Stuck USUAL = new Stuck(Duration.ofSeconds(10), Duration.ofHours(1), 500);
    }
}
