package io.jgun.process;

import java.time.Duration;

/** The pauses of a loop that fails again and again: 0, 1, 2, 4 ... 30 seconds. */
public final class Backoff {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private int failures;

    /** It has failed: the pause before the next attempt. */
    public Duration failed() {
        int before = failures++;
        if (before == 0) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(before - 1, 30));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /** It has not. */
    public void succeeded() {
        failures = 0;
    }

    /** How often it has failed in a row. */
    public int failures() {
        return failures;
    }
}
