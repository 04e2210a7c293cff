package io.jgun.arbiter;

import io.jgun.metrics.HealthAnswer;
import io.jgun.metrics.HealthQuestion;
import java.time.Duration;

/**
 * How the server is, for whoever asks from outside: written by the arbiter's thread, read by the one that answers. It
 * lives as long as the arbiter's loop goes round, whatever workers do, and is ready while a generation serves that is not
 * about to end.
 */
final class Health {

    /** The loop goes round every second, but for hooks that take their time. */
    private static final long SILENT_NANOS = Duration.ofSeconds(15).toNanos();

    private volatile boolean ready;
    private volatile boolean draining;
    private volatile long beat = System.nanoTime();

    void beat() {
        beat = System.nanoTime();
    }

    /** A generation serves. */
    void serves() {
        ready = true;
    }

    /** No more requests are wanted, though they are served still. */
    void drains() {
        draining = true;
    }

    HealthAnswer answer(HealthQuestion question) {
        if (System.nanoTime() - beat > SILENT_NANOS) {
            return HealthAnswer.HANGING;
        }
        if (question == HealthQuestion.LIVE) {
            return HealthAnswer.LIVE;
        }
        if (draining) {
            return HealthAnswer.DRAINING;
        }
        return ready ? HealthAnswer.READY : HealthAnswer.STARTING;
    }
}
