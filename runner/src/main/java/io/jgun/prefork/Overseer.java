package io.jgun.prefork;

import io.jgun.logging.Levels;
import io.jgun.posix.ExitCode;
import io.jgun.posix.Kill;
import io.jgun.posix.SystemMemory;
import io.jgun.prefork.WorkerHandle.State;
import io.jgun.process.Message;
import io.jgun.settings.MemoryLimit;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerIsolation;
import io.jgun.settings.WorkerProcesses;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after workers that hang, outlive their time, outgrow their memory or do not end when told to. */
final class Overseer {

    private static final Logger LOG = LoggerFactory.getLogger(Overseer.class);

    /** Between ABRT, at which a worker calls its hook, and KILL. */
    private static final long ABORT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final SystemMemory memory = SystemMemory.here();

    /**
     * Under the workforce's lock, about once a second.
     *
     * @param actions gets what takes long, to be done without the lock
     */
    void look(WorkerHandle worker, long now, List<Runnable> actions) {
        Settings settings = worker.settings();
        switch (worker.state) {
            case BOOTING, READY -> {
                long limit = settings.get(WorkerProcesses.BOOT_TIMEOUT).toNanos();
                if (worker.state == State.BOOTING && limit > 0 && now - worker.born > limit) {
                    abort(worker, now, "BOOT TIMEOUT (pid:{}): not ready within {} s", limit, actions);
                    worker.failed = new Message.Failed(
                            ExitCode.WORKER_BOOT_ERROR.number(),
                            "The application has not booted within "
                                    + Duration.ofNanos(limit).toSeconds() + " s (boot_timeout).");
                }
            }
            case SERVING -> {
                long limit = settings.get(WorkerProcesses.TIMEOUT).toNanos();
                if (limit > 0 && now - worker.heard > limit) {
                    abort(worker, now, "WORKER TIMEOUT (pid:{}): not heard of for {} s", limit, actions);
                } else if (!worker.outgoing && now - worker.servingSince > worker.lifetimeNanos) {
                    worker.replace("worker_max_lifetime");
                } else if (!worker.outgoing) {
                    weigh(worker, settings.get(WorkerIsolation.WORKER_MAX_RSS));
                }
            }
            case LEAVING -> {
                if (now - worker.killAt > 0) {
                    end(worker, now, actions);
                }
            }
        }
    }

    private void weigh(WorkerHandle worker, MemoryLimit limit) {
        if (!limit.isNone()) {
            long resident = memory.resident(worker.pid());
            long most = limit.of(limit.percent() > 0 ? memory.limit() : 0);
            if (resident > most) {
                worker.replace("worker_max_rss: %d MiB of %d MiB".formatted(resident >> 20, most >> 20));
            }
        }
    }

    /** It does not answer: its stacks for the log, the hook's signal, and soon its end. It may have been stopped. */
    private static void abort(WorkerHandle worker, long now, String line, long limit, List<Runnable> actions) {
        worker.leaves(now + ABORT_NANOS);
        worker.hung = true;
        worker.aborted = true;
        LOG.error(Levels.CRITICAL, line, worker.pid(), Duration.ofNanos(limit).toSeconds());
        actions.add(() -> {
            Kill.send(worker.pid(), "CONT", "QUIT");
            pause();
            Kill.send(worker.pid(), "ABRT");
        });
    }

    /** A thread dump takes some milliseconds. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(WorkerHandle worker, long now, List<Runnable> actions) {
        worker.killAt = now + ABORT_NANOS;
        if (worker.hung && !worker.aborted) {
            worker.aborted = true;
            actions.add(() -> Kill.send(worker.pid(), "CONT", "ABRT"));
        } else {
            actions.add(worker::kill);
        }
    }
}
