package io.jgun.arbiter;

import io.jgun.posix.NotifySocket;
import io.jgun.process.Workforce;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a service manager is told of this server, as systemd's {@code Type=notify} and {@code WatchdogSec} want it:
 * sd_notify(3). Nothing happens where there is no such manager. For the arbiter's thread, whose loop the watchdog watches.
 */
final class ServiceStatus {

    private static final Logger log = LoggerFactory.getLogger(ServiceStatus.class);

    /** What systemd waits for after the last request was cut: pools, hooks, destroy methods. */
    private static final Duration AFTER_GRACE = Duration.ofSeconds(10);

    private final Health health = new Health();
    private final NotifySocket socket;
    private final long watchdogNanos;
    private final long pid;
    private long lastSign = System.nanoTime();
    private boolean waiting;
    private boolean delaying;
    private boolean failing;
    private String problem = "";

    ServiceStatus(NotifySocket socket, long pid) {
        this.socket = socket;
        // Half of it: sd_watchdog_enabled(3) says so.
        this.watchdogNanos = socket.watchdogNanos().orElse(0) / 2;
        this.pid = pid;
    }

    static ServiceStatus ofProcess() {
        long pid = ProcessHandle.current().pid();
        return new ServiceStatus(new NotifySocket(System.getenv(), pid), pid);
    }

    /**
     * Another process is the one that the manager counts as the main one, until it has ended: what this one says of itself
     * would be taken for the service's.
     */
    void waits() {
        waiting = true;
    }

    /**
     * That other process has ended.
     *
     * @param master null if it does not serve yet
     */
    void promoted(@Nullable Master master) {
        waiting = false;
        if (master == null) {
            tell("MAINPID=" + pid);
            loading();
        } else {
            ready(master);
        }
    }

    /** It has begun; who asks for its health is answered from now on. */
    void begins(Settings settings) {
        HealthServer.start(health, settings);
        loading();
    }

    void loading() {
        tell("STATUS=Loading the application");
    }

    /**
     * Whether the end is put off: {@code drain_delay}, for balancers to see that this server is not ready any more. Only
     * once; whoever asks again wants the end now.
     *
     * @param workforce is told so
     * @param over run by another thread when the time has passed
     */
    boolean delays(Settings settings, Workforce workforce, Runnable over) {
        Duration delay = settings.get(WorkerProcesses.DRAIN_DELAY);
        if (delaying || delay.isZero()) {
            return false;
        }
        delaying = true;
        health.drains();
        workforce.announceEnd();
        log.info("Not ready any more; shutting down in {} s", delay.toSeconds());
        tell(
                "STATUS=Draining",
                "EXTEND_TIMEOUT_USEC="
                        + TimeUnit.MILLISECONDS.toMicros(delay.plus(AFTER_GRACE).toMillis()));
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(over);
        return true;
    }

    /** The application answers. */
    void serves(Master master) {
        problem = "";
        health.serves();
        ready(master);
    }

    /** Another number of workers; ready as before. */
    void keeps(Master master) {
        tell(status(master));
    }

    /** Reads its configuration again; ends in {@link #serves} or {@link #reloadFailed}. */
    void reloads() {
        tell("RELOADING=1", "MONOTONIC_USEC=" + NotifySocket.monotonicMicros(), "STATUS=Reloading");
    }

    /** What served before goes on, so that the service is ready all the same. */
    void reloadFailed(String why, Master master) {
        problem = why;
        ready(master);
    }

    private void ready(Master master) {
        // MAINPID counts where a wrapper is the unit's main process, and after an upgrade of the running program.
        tell("READY=1", "MAINPID=" + pid, status(master));
    }

    private String status(Master master) {
        String serving =
                "Serving at " + String.join(", ", master.addresses()) + " with " + master.workers() + " workers";
        return "STATUS=" + (problem.isEmpty() ? serving : "Reload failed, the generation before serves: " + problem);
    }

    /** @param grace what requests are given to end; the manager waits so long, too */
    void stops(Duration grace) {
        health.drains();
        tell(
                "STOPPING=1",
                "STATUS=Shutting down",
                "EXTEND_TIMEOUT_USEC="
                        + TimeUnit.MILLISECONDS.toMicros(grace.plus(AFTER_GRACE).toMillis()));
    }

    /** It drains; the service goes on, in a process that it has started. */
    void leavesTo(long successor) {
        tell("STATUS=Shutting down; process " + successor + " goes on serving");
    }

    /**
     * The last words before the process ends: from now on the other one is the service. Not earlier, since it is the main
     * process alone that the manager listens to, and whose signs of life it waits for.
     */
    void left(long successor) {
        tell("MAINPID=" + successor);
    }

    /** It will end with an error. */
    void failed(String why) {
        tell("STATUS=" + why);
    }

    /**
     * Gives a sign of life if one is due. To be called by the loop.
     *
     * @return after how many milliseconds to call again, at most the given number
     */
    long alive(long atMostMillis) {
        health.beat();
        if (watchdogNanos == 0) {
            return atMostMillis;
        }
        long now = System.nanoTime();
        long left = lastSign + watchdogNanos - now;
        if (left <= 0) {
            tell("WATCHDOG=1");
            lastSign = now;
            left = watchdogNanos;
        }
        return Math.min(atMostMillis, Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
    }

    private void tell(String... assignments) {
        if (waiting || !socket.isWanted()) {
            return;
        }
        try {
            socket.send(assignments);
            failing = false;
        } catch (IOException e) {
            // It would be told for each sign of life.
            if (!failing) {
                log.warn("Cannot tell the service manager at NOTIFY_SOCKET={}: {}", socket.address(), e.getMessage());
            }
            failing = true;
        }
    }
}
