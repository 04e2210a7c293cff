package io.jgun.arbiter;

import io.jgun.hooks.HookException;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.process.Blueprint;
import io.jgun.process.Workforce;
import io.jgun.sockets.Listener;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to make a generation ready, in a thread of its own, so that signals are obeyed while an application loads.
 * The first one boots the server, others are reloads.
 */
final class Preparation implements Runnable {

    /** What it leads to: everything that the arbiter needs to switch. */
    record Result(Blueprint blueprint, List<Listener> listeners, Workforce.Prepared generation) {}

    private final Callable<Result> steps;
    private final Consumer<Event> events;
    private final Thread thread;

    private Preparation(String name, Callable<Result> steps, Consumer<Event> events) {
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
    static Preparation start(String name, Callable<Result> steps, Consumer<Event> events) {
        Preparation preparation = new Preparation(name, steps, events);
        preparation.thread.start();
        return preparation;
    }

    @Override
    public void run() {
        Event outcome;
        try {
            outcome = new Event.Prepared(this, steps.call());
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            outcome = new Event.NotPrepared(this, failure(e));
        }
        events.accept(outcome);
    }

    private static ExitException failure(Throwable cause) {
        if (cause instanceof ExitException exit) {
            return exit;
        }
        @Nullable String message = cause instanceof HookException ? cause.getMessage() : cause.toString();
        return new ExitException(ExitCode.WORKER_BOOT_ERROR, String.valueOf(message), cause);
    }
}
