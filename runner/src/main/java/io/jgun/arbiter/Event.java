package io.jgun.arbiter;

/** What the arbiter's one queue holds. */
sealed interface Event {

    /**
     * A signal arrived.
     *
     * @param name without {@code SIG}
     */
    record Signal(String name) implements Event {}

    /** The first workers serve. */
    record Booted() implements Event {}

    /** The first workers could not be booted. */
    record BootFailed(Throwable cause) implements Event {}
}
