package io.jgun.worker;

/** Something that has to be looked at now and then. */
interface Watch {

    /** Nanoseconds; for what has nothing to wait for. */
    long LONGEST = 1_000_000_000;

    /** Looks, and does what is to be done; nanoseconds until the next look. Called by one thread. */
    long look();
}
