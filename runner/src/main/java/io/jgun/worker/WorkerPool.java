package io.jgun.worker;

import io.jgun.hooks.HookException;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.process.WorkerLoad;
import io.jgun.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
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
    private final ReentrantLock lock = new ReentrantLock();
    private final Roster roster;
    private final Recruiter recruiter = new Recruiter(this);
    private final Aside aborts = new Aside("worker-abort");
    private final RequestQuota quota;
    private final WatchThread watch;
    private volatile @Nullable Runnable free;

    /**
     * @param numbers gives each worker its own
     * @param renewals where a new generation is asked for
     */
    WorkerPool(
            WorkerClass workerClass,
            PoolLimits limits,
            WorkerLifecycle lifecycle,
            IntSupplier numbers,
            Renewals renewals) {
        this.workerClass = workerClass;
        this.limits = limits;
        this.lifecycle = lifecycle;
        this.roster = new Roster(
                limits.concurrency(), workerClass.keepsThreads(), limits.stuck().threads(), numbers);
        Recycling recycling = limits.recycling();
        this.quota = new RequestQuota(this, renewals, recycling.requestsOf(Recycling.Scope.APPLICATION));
        List<Watch> watches = new ArrayList<>();
        if (!limits.timeout().isZero()) {
            watches.add(new TimeoutWatch(this, limits.timeout()));
        }
        if (!recycling.lifetime().isZero()) {
            watches.add(new Lifetimes(this));
        }
        if (quota.isSet()) {
            watches.add(quota);
        }
        this.watch = new WatchThread(watches, new StuckThreads(this, limits.stuck()));
    }

    /** A pool as the settings say, not started, whose application nobody renews. */
    public static WorkerPool of(
            Settings settings, WorkerClass workerClass, WorkerLifecycle lifecycle, IntSupplier numbers) {
        return of(settings, workerClass, lifecycle, numbers, Renewals.none());
    }

    /** A pool as the settings say, not started. */
    static WorkerPool of(
            Settings settings,
            WorkerClass workerClass,
            WorkerLifecycle lifecycle,
            IntSupplier numbers,
            Renewals renewals) {
        return new WorkerPool(workerClass, PoolLimits.of(settings, workerClass), lifecycle, numbers, renewals);
    }

    /**
     * Boots the workers.
     *
     * @throws ExitException WORKER_BOOT_ERROR
     */
    public void start() {
        locked(state -> {
            state.resize(limits.workers(), new Farewell());
            return state;
        });
        try {
            boolean missing = true;
            while (missing) {
                missing = bootNext();
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError failed) {
            String reason = failed instanceof HookException ? failed.getMessage() : failed.toString();
            throw new ExitException(ExitCode.WORKER_BOOT_ERROR, "Worker failed to boot: " + reason, failed);
        }
        if (watch.isNeeded()) {
            watch.start();
        }
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

    /** Threads that have nothing to do, less the requests that wait for one. */
    public int free() {
        return locked(Roster::free);
    }

    /** Whether no thread is at something that counts. */
    public boolean isIdle() {
        return locked(Roster::isIdle);
    }

    /** @param told whenever a thread has nothing more to do; must be quick */
    public void whenFree(Runnable told) {
        free = told;
    }

    /** @param connections that are open */
    WorkerLoad load(int connections) {
        return locked(state -> state.load(connections));
    }

    /** Runs it as soon as a worker is free. Never waits. */
    public void submit(Work work) {
        Slot slot = place(work, null);
        if (slot != null) {
            slot.wake();
        }
    }

    /**
     * Runs it in the calling thread if a worker is free; else as {@link #submit}.
     *
     * @return whether that worker has ended with it, and what it has left in the thread is to end, too
     */
    public boolean perform(Work work) {
        Slot slot = place(work, Thread.currentThread());
        return slot != null && slot.host(work);
    }

    private @Nullable Slot place(Work work, @Nullable Thread guest) {
        lock.lock();
        try {
            if (!roster.isClosed()) {
                return roster.place(work, guest);
            }
        } finally {
            lock.unlock();
        }
        work.rejected(ended());
        return null;
    }

    /** More or fewer workers, which boot aside; the oldest leave first, when what they do is done. */
    public void resize(int count) {
        Farewell farewell = new Farewell();
        locked(state -> {
                    state.resize(count, farewell);
                    return state.pump();
                })
                .forEach(Slot::wake);
        farewell.say(lifecycle);
        recruiter.begin();
    }

    /** Replaces every worker by a new one, without a pause: what runs ends in the old one. */
    public void renew() {
        Farewell farewell = new Farewell();
        locked(state -> {
            state.retireAll(farewell);
            return state;
        });
        recruiter.begin();
        farewell.say(lifecycle);
    }

    /** Tells every worker that it is to end at once, as INT does. {@link #close} ends them. */
    public void interrupt() {
        locked(Roster::workers).forEach(worker -> Farewell.attempt(() -> lifecycle.interrupted(worker)));
    }

    /**
     * Ends all workers: idle ones at once, the others are interrupted. What waits is rejected. Threads that do not obey
     * are told of until they have ended. Idempotent.
     */
    @Override
    public void close() {
        recruiter.stop();
        Farewell farewell = new Farewell();
        List<Work> rejected = locked(state -> state.close(farewell));
        List<Slot> running = locked(state -> state.abandonAll(farewell));
        running.forEach(Slot::interrupt);
        farewell.say(lifecycle);
        rejected.forEach(work -> work.rejected(ended()));
        aborts.stop();
        if (!running.isEmpty()) {
            watch.start();
        }
        watch.stop();
    }

    /** A slot has done its work: its next one, or null to wait or to end. Called by its thread. */
    @Nullable
    Work next(Slot slot) {
        Worker worker = slot.worker;
        Farewell farewell = null;
        List<Slot> woken;
        boolean due;
        boolean quotaDone;
        Work late;
        lock.lock();
        try {
            Work done = slot.work();
            late = slot.abandoned ? done : null;
            slot.clear();
            boolean counted = done == null || done.isCounted();
            due = counted && worker.served() && !worker.isLeaving();
            quotaDone = counted && quota.count();
            if (due) {
                farewell = new Farewell();
                roster.retire(worker, farewell);
            } else if (worker.isLeaving()) {
                farewell = new Farewell();
            }
            Work next = roster.next(slot, farewell);
            if (next != null) {
                if (quotaDone) {
                    watch.wake();
                }
                return next;
            }
            woken = roster.pump();
        } finally {
            lock.unlock();
        }
        woken.forEach(Slot::wake);
        Runnable told = free;
        if (told != null) {
            told.run();
        }
        if (quotaDone) {
            watch.wake();
        }
        if (due) {
            LOG.info("Autorestarting worker after current request.");
        }
        if (farewell != null) {
            recruiter.begin();
            Thread.interrupted(); // meant for the request, not for the hooks
            if (late != null) {
                StuckThreads.ended(slot, late);
            }
            farewell.say(lifecycle);
        }
        return null;
    }

    /** Its request has run over its time: the slot is given up, its worker replaced, its client answered. */
    void expire(Slot slot, Work work, long nanos) {
        Worker worker = slot.worker;
        giveUp(slot, work, stack -> TimeoutWatch.report(worker, work, nanos, stack), () -> lifecycle.aborted(worker));
    }

    /** Requests that outlast the grace: answered in place of their application and interrupted. */
    public void cut(Predicate<Work> which) {
        for (Slot slot : running()) {
            Work work = slot.work();
            if (work != null && which.test(work)) {
                giveUp(slot, work, stack -> LOG.warn("Cut, its grace is over: {}", work.description()), () -> {});
            }
        }
    }

    private void giveUp(Slot slot, Work work, Consumer<Throwable> report, Runnable hook) {
        Farewell farewell = new Farewell();
        if (!locked(state -> state.abandon(slot, work, farewell))) {
            return;
        }
        recruiter.begin();
        Throwable stack = slot.stack("stack of the worker at that moment");
        Farewell.attempt(work::timedOut);
        report.accept(stack);
        // The hook sees the thread as it hangs, so the interrupt comes after it, and neither holds up the watch.
        aborts.execute(() -> {
            Farewell.attempt(hook);
            slot.interrupt();
        });
        farewell.say(lifecycle);
    }

    /** It is older than its lifetime: it is replaced, and serves until the next one has booted. */
    void outlived(Worker worker) {
        boolean news = locked(state -> state.outlived(worker));
        if (news) {
            LOG.info("Autorestarting worker (pid: {}): worker_max_lifetime.", worker.pid());
            recruiter.begin();
        }
    }

    /** Those that serve. */
    List<Worker> workers() {
        return locked(Roster::workers);
    }

    /** Slots that were given up and whose threads have not ended. */
    List<Slot> stuck() {
        return locked(Roster::stuck);
    }

    boolean hasTooManyStuck() {
        return locked(Roster::hasTooManyStuck);
    }

    /** Every slot that has work now. For the watch. */
    List<Slot> running() {
        return locked(Roster::running);
    }

    /**
     * Boots one worker that is missing, or replaces one that has outlived its time; false if there is none.
     *
     * @throws RuntimeException what a hook threw
     */
    boolean bootNext() {
        Roster.Vacancy vacancy = locked(Roster::hire);
        if (vacancy == null) {
            return false;
        }
        boot(vacancy);
        return true;
    }

    private void boot(Roster.Vacancy vacancy) {
        Worker worker = Worker.of(vacancy.number(), lifecycle.pid(vacancy.number()), limits.recycling());
        if (lifecycle.announces(worker)) {
            LOG.info("Booting worker with pid: {}", worker.pid());
        }
        worker.open(limits.concurrency(), this, workerClass.threads("worker-" + vacancy.number()));
        try {
            lifecycle.booting(worker);
        } catch (RuntimeException | Error failed) {
            locked(state -> {
                state.bootFailed(vacancy);
                return state;
            });
            throw failed;
        }
        Farewell farewell = new Farewell();
        locked(state -> {
                    if (state.booted(vacancy, worker, farewell)) {
                        return state.pump();
                    }
                    farewell.exited(worker); // no longer needed
                    return List.<Slot>of();
                })
                .forEach(Slot::wake);
        farewell.say(lifecycle);
    }

    private <T extends @Nullable Object> T locked(Function<Roster, T> action) {
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
}
