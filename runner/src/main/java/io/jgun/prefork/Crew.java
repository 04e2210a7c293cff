package io.jgun.prefork;

import io.jgun.process.Backoff;
import io.jgun.process.Blueprint;
import io.jgun.process.ForkHooks;
import io.jgun.settings.WorkerProcesses;
import io.jgun.sockets.Listener;
import java.time.Duration;
import java.util.List;

/** What worker processes are started from: one reading of the settings. Guarded by the workforce's lock. */
final class Crew {

    final Blueprint blueprint;
    final List<Listener> listeners;
    final ForkHooks hooks;
    /** Another one is in force: of this one those only are wanted who serve, until they are replaced. */
    boolean superseded;

    private final Backoff backoff = new Backoff();
    private long notBefore = System.nanoTime();
    private long lastFailure = notBefore;
    private Duration pause = Duration.ZERO;

    Crew(Blueprint blueprint, List<Listener> listeners, ForkHooks hooks) {
        this.blueprint = blueprint;
        this.listeners = List.copyOf(listeners);
        this.hooks = hooks;
    }

    long graceMillis() {
        return blueprint.settings().get(WorkerProcesses.GRACEFUL_TIMEOUT).toMillis();
    }

    /** Nanoseconds until another worker may be started; not positive if it may be now. */
    long pauseNanos(long now) {
        return notBefore - now;
    }

    void booted() {
        backoff.succeeded();
    }

    /**
     * A worker has not lived: the next one has to wait so long. Those that were there already when another one failed are
     * part of the same misfortune, and no failed attempts to mend it.
     *
     * @param hired when, in nanoseconds
     */
    Duration failed(long hired) {
        long now = System.nanoTime();
        if (hired - lastFailure < 0) {
            return pause;
        }
        pause = backoff.failed();
        lastFailure = now;
        notBefore = now + pause.toNanos();
        return pause;
    }
}
