package io.jgun.arbiter;

import io.jgun.posix.ExitCode;
import io.jgun.posix.Signals;
import io.jgun.process.Workforce;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the workers: one thread, one queue, no locks. Signals are queued and handled in order; nothing happens in the
 * signal handler itself.
 */
public final class Arbiter {

    private static final Logger log = LoggerFactory.getLogger(Arbiter.class);

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Settings settings;
    private final Workforce workforce;
    private final Runnable reopenLogs;
    private boolean running = true;

    /**
     * @param workforce booted
     * @param reopenLogs opens every log file again by name
     */
    public Arbiter(Settings settings, Workforce workforce, Runnable reopenLogs) {
        this.settings = settings;
        this.workforce = workforce;
        this.reopenLogs = reopenLogs;
    }

    /** From now on signals come to this arbiter's queue. */
    public void takeSignals() {
        for (SignalTable row : SignalTable.values()) {
            Signals.handle(row.name(), name -> events.add(new Event.Signal(name)));
        }
    }

    /**
     * Handles events until a shutdown has ended.
     *
     * @return what the process ends with
     */
    public ExitCode run() throws InterruptedException {
        while (running) {
            Event event = events.take();
            if (event instanceof Event.Signal signal) {
                log.info("Handling signal: {}", signal.name().toLowerCase(java.util.Locale.ROOT));
                SignalTable.valueOf(signal.name()).act(this);
            }
        }
        return ExitCode.OK;
    }

    void shutDownGracefully() {
        shutDown(settings.get(WorkerProcesses.GRACEFUL_TIMEOUT));
    }

    void shutDownQuickly() {
        shutDown(Duration.ZERO);
    }

    void reopenLogs() {
        reopenLogs.run();
    }

    void notYet(String signal) {
        log.warn("Signal {} is not available yet: ignored.", signal);
    }

    private void shutDown(Duration grace) {
        workforce.stop(grace);
        log.info("Shutting down: Master");
        running = false;
    }
}
