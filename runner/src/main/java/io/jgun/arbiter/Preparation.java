package io.jgun.arbiter;

import io.jgun.hooks.HookException;
import io.jgun.logging.Levels;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.process.Blueprint;
import io.jgun.process.Workforce;
import io.jgun.sockets.Listener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to make a generation ready, in a thread of its own, so that signals are obeyed while an application loads.
 * The first one boots the server, others are reloads.
 */
final class Preparation implements Runnable {

    /** What it leads to: everything that the arbiter needs to switch. */
    record Result(Blueprint blueprint, List<Listener> listeners, Workforce.Prepared generation) {}

    /** What is done, one after the other. */
    interface Steps {
        Result take(Preparation self) throws Exception;
    }

    private static final Logger log = LoggerFactory.getLogger(Preparation.class);

    private final Steps steps;
    private final Consumer<Event> events;
    private final Thread thread;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean over;
    private Duration limit = Duration.ZERO;
    private long since;

    private Preparation(String name, Steps steps, Consumer<Event> events) {
        this.steps = steps;
        this.events = events;
        this.thread = new Thread(null, this, name, 0, false);
        // A boot that hangs must not keep the process from ending.
        thread.setDaemon(true);
    }

    /**
     * Begins one.
     *
     * @param name of its thread
     * @param events gets {@link Event.Prepared} or {@link Event.NotPrepared}
     */
    static Preparation start(String name, Steps steps, Consumer<Event> events) {
        Preparation preparation = new Preparation(name, steps, events);
        preparation.thread.start();
        return preparation;
    }

    @Override
    public void run() {
        Event outcome;
        try {
            outcome = new Event.Prepared(this, steps.take(this));
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            undo();
            outcome = new Event.NotPrepared(this, failure(e));
        }
        events.accept(outcome);
    }

    /** Adds what takes back a step, should it fail later or be given up; the last step is taken back first. */
    void undoneBy(Runnable action) {
        boolean late;
        synchronized (this) {
            late = over;
            if (!late) {
                undo.push(action);
            }
        }
        if (late) {
            action.run();
        }
    }

    /**
     * The boot of the application begins now and may take so long.
     *
     * @param duration zero for no limit
     */
    synchronized void limit(Duration duration) {
        limit = duration;
        since = System.nanoTime();
    }

    /** Whether it has taken longer than it may. */
    synchronized boolean isLate() {
        return !over && !limit.isZero() && System.nanoTime() - since >= limit.toNanos();
    }

    /** Nobody waits for it any more: tells what it is at, and interrupts it. What it leads to later is discarded. */
    ExitException giveUp() {
        Throwable stack = new Throwable("stack of thread " + thread.getName() + " at that moment");
        stack.setStackTrace(thread.getStackTrace());
        undo();
        thread.interrupt();
        String message = "The application has not booted within " + limit.toSeconds() + " s (boot_timeout).";
        log.error(Levels.CRITICAL, "BOOT TIMEOUT: {}", message, stack);
        return new ExitException(ExitCode.WORKER_BOOT_ERROR, message);
    }

    private void undo() {
        List<Runnable> actions;
        synchronized (this) {
            over = true;
            actions = List.copyOf(undo);
            undo.clear();
        }
        actions.forEach(Runnable::run);
    }

    private static ExitException failure(Throwable cause) {
        if (cause instanceof ExitException exit) {
            return exit;
        }
        @Nullable String message = cause instanceof HookException ? cause.getMessage() : cause.toString();
        return new ExitException(ExitCode.WORKER_BOOT_ERROR, String.valueOf(message), cause);
    }
}
