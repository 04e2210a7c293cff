package io.jgun.worker;

import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import java.time.Duration;

/**
 * The numbers that rule a pool.
 *
 * @param workers at the start
 * @param concurrency requests of one worker at once
 * @param maxRequests after which a worker is replaced; 0: never
 * @param maxRequestsJitter at most so many more, chosen at random for each worker
 * @param timeout of one request; zero: none
 */
public record PoolLimits(int workers, int concurrency, int maxRequests, int maxRequestsJitter, Duration timeout) {

    static PoolLimits of(Settings settings, WorkerClass workerClass) {
        return new PoolLimits(
                settings.get(WorkerProcesses.WORKERS),
                workerClass.concurrency(settings),
                settings.get(WorkerProcesses.MAX_REQUESTS),
                settings.get(WorkerProcesses.MAX_REQUESTS_JITTER),
                settings.get(WorkerProcesses.TIMEOUT));
    }
}
