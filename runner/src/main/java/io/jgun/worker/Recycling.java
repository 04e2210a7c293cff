package io.jgun.worker;

import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When workers, or the whole application, are replaced though nothing is wrong with them.
 *
 * @param requests after how many; 0: never
 * @param jitter at most so many more, chosen at random
 * @param scope what {@code requests} replaces
 * @param lifetime of a worker; zero: no limit
 */
record Recycling(int requests, int jitter, Scope scope, Duration lifetime) {

    enum Scope {
        WORKER,
        APPLICATION
    }

    static final Recycling NONE = new Recycling(0, 0, Scope.WORKER, Duration.ZERO);

    /** A tenth: enough to spread restarts, and never older than the operator said. */
    private static final double LIFETIME_JITTER = 0.1;

    static Recycling of(Settings settings) {
        return new Recycling(
                settings.get(WorkerProcesses.MAX_REQUESTS),
                settings.get(WorkerProcesses.MAX_REQUESTS_JITTER),
                settings.get(WorkerProcesses.MAX_REQUESTS_SCOPE).equals("app") ? Scope.APPLICATION : Scope.WORKER,
                settings.get(WorkerProcesses.WORKER_MAX_LIFETIME));
    }

    /** Chosen for one worker, or for one generation; {@link Long#MAX_VALUE} if there is no limit of that scope. */
    long requestsOf(Scope asked) {
        if (requests <= 0 || asked != scope) {
            return Long.MAX_VALUE;
        }
        return requests + ThreadLocalRandom.current().nextLong(jitter + 1L);
    }

    /** Chosen for one worker; {@link Long#MAX_VALUE} if there is no limit. */
    long lifetimeNanos() {
        if (lifetime.isZero()) {
            return Long.MAX_VALUE;
        }
        double share = 1 - LIFETIME_JITTER * ThreadLocalRandom.current().nextDouble();
        return (long) (lifetime.toNanos() * share);
    }
}
