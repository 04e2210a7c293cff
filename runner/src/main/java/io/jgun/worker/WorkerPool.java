package io.jgun.worker;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.Settings;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of this process: exactly {@code workers * concurrency} requests at once, the rest waiting in the order of
 * their arrival without holding a thread. Hooks, logs and threads are never touched under its lock.
 */
public final class WorkerPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

    private final WorkerClass workerClass;
    private final PoolLimits limits;
    private final WorkerLifecycle lifecycle;
    private final TimeoutWatch watch;
    private final ReentrantLock lock = new ReentrantLock();
    private final Roster roster;

    /** @param numbers gives each worker its own */
    public WorkerPool(WorkerClass workerClass, PoolLimits limits, WorkerLifecycle lifecycle, IntSupplier numbers) {
        this.workerClass = workerClass;
        this.limits = limits;
        this.lifecycle = lifecycle;
        this.roster = new Roster(limits.concurrency(), workerClass.keepsThreads(), numbers);
        this.watch = new TimeoutWatch(this, limits.timeout());
    }

    /** A pool as the settings say, not started. */
    public static WorkerPool of(
            Settings settings, WorkerClass workerClass, WorkerLifecycle lifecycle, IntSupplier numbers) {
        return new WorkerPool(workerClass, PoolLimits.of(settings, workerClass), lifecycle, numbers);
    }

    /**
     * Boots the workers.
     *
     * @throws ExitException WORKER_BOOT_ERROR
     */
    public void start() {
        try {
            resize(limits.workers());
        } catch (RuntimeException failed) {
            throw new ExitException(
                    ExitCode.WORKER_BOOT_ERROR, "Worker failed to boot: " + failed.getMessage(), failed);
        }
        watch.start();
    }

    /** What its workers are. */
    public WorkerClass workerClass() {
        return workerClass;
    }

    /** How many workers there are to be. */
    public int size() {
        return locked(Roster::target);
    }

    /** Requests that wait for a worker. */
    public int waiting() {
        return locked(Roster::waiting);
    }

    /** All workers, also those that are leaving or stuck, which come first, by age. */
    public List<WorkerSnapshot> snapshot() {
        long now = System.nanoTime();
        return locked(state -> state.snapshot(now));
    }

    /** Runs it as soon as a worker is free. Never waits. */
    public void submit(Work work) {
        Slot slot;
        lock.lock();
        try {
            if (roster.isClosed()) {
                slot = null;
            } else {
                slot = roster.place(work);
                if (slot == null) {
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
        if (slot == null) {
            work.rejected(ended());
        } else {
            slot.wake();
        }
    }

    /** More or fewer workers; the oldest leave first, when what they do is done. */
    public void resize(int count) {
        Farewell farewell = new Farewell();
        List<Slot> woken = locked(state -> {
            state.resize(count, farewell);
            return state.pump();
        });
        woken.forEach(Slot::wake);
        say(farewell);
        replenish();
    }

    /** Replaces every worker by a new one, without a pause: what runs ends in the old one. */
    public void renew() {
        Farewell farewell = new Farewell();
        locked(state -> {
            state.retireAll(farewell);
            return state;
        });
        replenish();
        say(farewell);
    }

    /** Tells every worker that it is to end at once, as INT does. {@link #close} ends them. */
    public void interrupt() {
        locked(Roster::workers).forEach(worker -> attempt(() -> lifecycle.interrupted(worker)));
    }

    /** Ends all workers: idle ones at once, the others are interrupted. What waits is rejected. Idempotent. */
    @Override
    public void close() {
        watch.stop();
        Farewell farewell = new Farewell();
        List<Work> rejected = locked(state -> state.close(farewell));
        locked(Roster::threads).forEach(Thread::interrupt);
        say(farewell);
        rejected.forEach(work -> work.rejected(ended()));
    }

    boolean keepsThreads() {
        return workerClass.keepsThreads();
    }

    /** A slot has done its work: its next one, or null to wait or to end. Called by its thread. */
    @Nullable
    Work next(Slot slot) {
        Worker worker = slot.worker;
        Farewell farewell = new Farewell();
        List<Slot> woken;
        boolean due;
        lock.lock();
        try {
            slot.clear();
            due = worker.served() && !worker.isLeaving();
            if (due) {
                roster.retire(worker, farewell);
            }
            Work next = roster.next(slot, farewell);
            if (next != null) {
                return next;
            }
            woken = roster.pump();
        } finally {
            lock.unlock();
        }
        if (due) {
            LOG.info("Autorestarting worker after current request.");
        }
        if (worker.isLeaving()) {
            say(farewell);
            attempt(this::replenish);
        }
        woken.forEach(Slot::wake);
        return null;
    }

    /** Its request has run over its time: the slot is given up, its worker replaced, its client answered. */
    void expire(Slot slot, Work work, long nanos) {
        Worker worker = slot.worker;
        Thread thread = slot.thread();
        Farewell farewell = new Farewell();
        if (!locked(state -> state.abandon(slot, work, farewell))) {
            return;
        }
        TimeoutWatch.report(worker, work, nanos, thread);
        attempt(() -> lifecycle.aborted(worker));
        attempt(work::timedOut);
        if (thread != null) {
            thread.interrupt();
        }
        say(farewell);
        attempt(this::replenish);
    }

    /** Every slot that has work now. For the watch. */
    List<Slot> running() {
        return locked(Roster::running);
    }

    /** Boots workers until there are enough. */
    private void replenish() {
        for (int number = locked(Roster::hire); number > 0; number = locked(Roster::hire)) {
            boot(number);
        }
    }

    private void boot(int number) {
        LOG.info("Booting worker with pid: {}", number);
        Worker worker = new Worker(number, requestsOfOneLife());
        ThreadFactory threads = workerClass.threads("worker-" + number);
        for (int i = 0; i < limits.concurrency(); i++) {
            worker.slots().add(new Slot(worker, this, threads));
        }
        try {
            lifecycle.booting(worker);
        } catch (RuntimeException | Error failed) {
            locked(state -> {
                state.bootFailed();
                return state;
            });
            throw failed;
        }
        locked(state -> state.booted(worker) ? state.pump() : List.<Slot>of()).forEach(Slot::wake);
    }

    private long requestsOfOneLife() {
        if (limits.maxRequests() <= 0) {
            return Long.MAX_VALUE;
        }
        return limits.maxRequests() + (long) ThreadLocalRandom.current().nextInt(limits.maxRequestsJitter() + 1);
    }

    private void say(Farewell farewell) {
        farewell.say(worker -> {
            LOG.info("Worker exiting (pid: {})", worker.number());
            attempt(() -> lifecycle.exited(worker));
        });
    }

    private <T> T locked(Function<Roster, T> action) {
        lock.lock();
        try {
            return action.apply(roster);
        } finally {
            lock.unlock();
        }
    }

    private static RejectedExecutionException ended() {
        return new RejectedExecutionException("the workers have ended");
    }

    private static void attempt(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error failed) {
            LOG.error("Error in the life of a worker", failed);
        }
    }
}
