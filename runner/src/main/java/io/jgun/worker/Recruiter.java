package io.jgun.worker;

import io.jgun.config.ConfigException;
import io.jgun.hooks.HookException;
import io.jgun.process.Backoff;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Boots workers aside, so that neither a request nor the arbiter waits for the hooks of a boot. While they fail, it tries
 * again and again with growing pauses: a worker less would stay unnoticed.
 */
final class Recruiter {

    private static final Logger LOG = LoggerFactory.getLogger(Recruiter.class);

    private final WorkerPool pool;
    private final Aside aside = new Aside("worker-boot");
    private final Backoff backoff = new Backoff();
    private boolean paused; // used by the thread aside only

    Recruiter(WorkerPool pool) {
        this.pool = pool;
    }

    /** Boots what is missing, soon. */
    void begin() {
        aside.execute(() -> {
            if (!paused) {
                recruit();
            }
        });
    }

    void stop() {
        aside.stop();
    }

    private void recruit() {
        try {
            while (pool.bootNext()) {
                backoff.succeeded();
            }
        } catch (RuntimeException | Error failed) {
            Duration pause = backoff.failed();
            report(failed, pause);
            paused = true;
            aside.schedule(
                    () -> {
                        paused = false;
                        recruit();
                    },
                    pause);
        }
    }

    private void report(Throwable failed, Duration pause) {
        String message = "Worker failed to boot, trying again {}: {}";
        String reason = failed instanceof HookException ? String.valueOf(failed.getMessage()) : failed.toString();
        String when = pause.isZero() ? "now" : "in " + pause.toSeconds() + " s";
        if (failed.getCause() instanceof ConfigException || backoff.failures() > 1) {
            LOG.error(message, when, reason);
        } else {
            LOG.error(message, when, reason, failed);
        }
    }
}
