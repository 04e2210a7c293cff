package io.jgun.arbiter;

import io.jgun.posix.ExitException;

/** What the arbiter's one queue holds. */
sealed interface Event {

    /**
     * A signal arrived.
     *
     * @param name without {@code SIG}
     */
    record Signal(String name) implements Event {}

    /** Somebody wants the configuration and the applications loaded again. */
    record ReloadWanted(String why) implements Event {}

    /** Somebody wants the applications loaded again, with the configuration as it is. */
    record RenewalWanted(String why) implements Event {}

    /** A generation is ready. */
    record Prepared(Preparation by, Preparation.Result result) implements Event {}

    /** A generation could not be prepared. */
    record NotPrepared(Preparation by, ExitException cause) implements Event {}

    /** No worker is left, and none can be had. */
    record Halted(ExitException why) implements Event {}

    /** All workers have ended. */
    record Stopped() implements Event {}
}
