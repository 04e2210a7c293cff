package io.jgun.worker;

import java.time.Duration;

/** Applications loaded once. */
public interface Generation {

    /** Counts from 1. */
    int number();

    /**
     * Waits until the last request inside has ended, at most {@code grace}, then destroys the applications. Idempotent.
     *
     * @return true if no request was cut
     */
    boolean retire(Duration grace);
}
