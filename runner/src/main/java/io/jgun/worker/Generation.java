package io.jgun.worker;

import java.time.Duration;

/** Applications loaded once, with the workers that serve them. */
public interface Generation {

    /** Counts from 1. */
    int number();

    /**
     * Waits until the last request inside has ended, at most {@code grace}, then ends its workers and destroys the
     * applications. Idempotent; called again while it waits, by another thread, with less grace it waits no longer.
     *
     * @return true if no request was cut
     */
    boolean retire(Duration grace);
}
