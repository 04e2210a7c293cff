package io.jgun.worker;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.Settings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of this process: exactly {@code workers * concurrency} requests at once, the rest waiting in the order of
 * their arrival without holding a thread.
 */
public final class WorkerPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

    private final WorkerClass workerClass;
    private final PoolLimits limits;
    private final WorkerLifecycle lifecycle;
    private final TimeoutWatch watch;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Work> waiting = new ArrayDeque<>();
    private final Deque<Slot> idle = new ArrayDeque<>();
    private final List<Worker> workers = new ArrayList<>();
    private final List<Worker> leaving = new ArrayList<>();
    private int target;
    private int booting;
    private int ages;
    private int busy;
    private boolean closed;

    public WorkerPool(WorkerClass workerClass, PoolLimits limits, WorkerLifecycle lifecycle) {
        this.workerClass = workerClass;
        this.limits = limits;
        this.lifecycle = lifecycle;
        this.watch = new TimeoutWatch(this, limits.timeout());
    }

    /** A pool as the settings say, not started. */
    public static WorkerPool of(Settings settings, WorkerClass workerClass, WorkerLifecycle lifecycle) {
        return new WorkerPool(workerClass, PoolLimits.of(settings, workerClass), lifecycle);
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
        lock.lock();
        try {
            return target;
        } finally {
            lock.unlock();
        }
    }

    /** Requests that wait for a worker. */
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** All workers, also those that are leaving or stuck, by age. */
    public List<WorkerSnapshot> snapshot() {
        long now = System.nanoTime();
        lock.lock();
        try {
            List<Worker> all = new ArrayList<>(leaving);
            all.addAll(workers);
            return all.stream().map(worker -> worker.snapshot(now)).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Runs it as soon as a worker is free. Never waits. */
    public void submit(Work work) {
        Slot slot = null;
        lock.lock();
        try {
            if (!closed) {
                slot = busy < capacity() ? idle.pollFirst() : null;
                if (slot == null) {
                    waiting.addLast(work);
                    return;
                }
                occupy(slot, work);
            }
        } finally {
            lock.unlock();
        }
        if (slot == null) {
            work.rejected(new RejectedExecutionException("the workers have ended"));
        } else {
            slot.wake();
        }
    }

    /** More or fewer workers; the oldest leave first, when what they do is done. */
    public void resize(int count) {
        List<Slot> ended = new ArrayList<>();
        List<Worker> exited = new ArrayList<>();
        lock.lock();
        try {
            target = count;
            while (workers.size() > target) {
                retire(workers.get(0), ended, exited);
            }
        } finally {
            lock.unlock();
        }
        farewell(ended, exited);
        replenish();
    }

    /** Replaces every worker by a new one, without a pause: what runs ends in the old one. */
    public void renew() {
        List<Slot> ended = new ArrayList<>();
        List<Worker> exited = new ArrayList<>();
        lock.lock();
        try {
            while (!workers.isEmpty()) {
                retire(workers.get(0), ended, exited);
            }
        } finally {
            lock.unlock();
        }
        replenish();
        farewell(ended, exited);
    }

    /** Ends all workers: idle ones at once, the others are interrupted. What waits is rejected. Idempotent. */
    @Override
    public void close() {
        watch.stop();
        List<Slot> ended = new ArrayList<>();
        List<Worker> exited = new ArrayList<>();
        List<Work> rejected;
        List<Thread> running = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            target = 0;
            rejected = new ArrayList<>(waiting);
            waiting.clear();
            while (!workers.isEmpty()) {
                retire(workers.get(0), ended, exited);
            }
            for (Worker worker : leaving) {
                for (Slot slot : worker.slots()) {
                    Thread thread = slot.thread();
                    if (slot.work() != null && thread != null) {
                        running.add(thread);
                    }
                }
            }
        } finally {
            lock.unlock();
        }
        running.forEach(Thread::interrupt);
        farewell(ended, exited);
        rejected.forEach(work -> work.rejected(new RejectedExecutionException("the workers have ended")));
    }

    boolean keepsThreads() {
        return workerClass.keepsThreads();
    }

    /** A slot has done its work: its next one, or null to wait or to end. Called by its thread. */
    @Nullable
    Work next(Slot slot) {
        Worker worker = slot.worker;
        List<Slot> ended = new ArrayList<>(0);
        List<Worker> exited = new ArrayList<>(0);
        List<Slot> woken = List.of();
        boolean due;
        lock.lock();
        try {
            slot.clear();
            due = worker.served() && !worker.isLeaving();
            if (due) {
                LOG.info("Autorestarting worker after current request.");
                retire(worker, ended, exited);
            }
            if (!slot.abandoned && !worker.isLeaving() && busy <= capacity()) {
                Work next = waiting.pollFirst();
                if (next != null) {
                    slot.assign(next);
                    return next;
                }
            }
            release(slot, exited);
            woken = pump();
        } finally {
            lock.unlock();
        }
        if (due || !exited.isEmpty()) {
            farewell(ended, exited);
            attempt(this::replenish);
        }
        woken.forEach(Slot::wake);
        return null;
    }

    /** Its request has run over its time: the slot is given up, its worker replaced, its client answered. */
    void expire(Slot slot, Work work, long nanos) {
        List<Slot> ended = new ArrayList<>();
        List<Worker> exited = new ArrayList<>();
        Worker worker = slot.worker;
        Thread thread;
        lock.lock();
        try {
            if (slot.work() != work || slot.abandoned) {
                return;
            }
            thread = slot.thread();
            slot.abandoned = true;
            busy--;
            worker.busy--;
            worker.stuck++;
            if (!worker.isLeaving()) {
                retire(worker, ended, exited);
            }
        } finally {
            lock.unlock();
        }
        TimeoutWatch.report(worker, work, nanos, thread);
        attempt(() -> lifecycle.aborted(worker));
        attempt(work::timedOut);
        if (thread != null) {
            thread.interrupt();
        }
        farewell(ended, exited);
        attempt(this::replenish);
    }

    /** Every slot that has work now. For the watch. */
    List<Slot> running() {
        lock.lock();
        try {
            List<Slot> running = new ArrayList<>(busy);
            for (Worker worker : workers) {
                addRunning(worker, running);
            }
            for (Worker worker : leaving) {
                addRunning(worker, running);
            }
            return running;
        } finally {
            lock.unlock();
        }
    }

    private static void addRunning(Worker worker, List<Slot> running) {
        if (worker.busy > 0) {
            for (Slot slot : worker.slots()) {
                if (slot.work() != null && !slot.abandoned) {
                    running.add(slot);
                }
            }
        }
    }

    private int capacity() {
        return target * limits.concurrency();
    }

    private void occupy(Slot slot, Work work) {
        busy++;
        slot.worker.busy++;
        slot.assign(work);
    }

    private void release(Slot slot, List<Worker> exited) {
        Worker worker = slot.worker;
        if (!keepsThreads()) {
            slot.dropThread();
        }
        if (slot.abandoned) {
            worker.stuck--;
        } else {
            worker.busy--;
            busy--;
        }
        if (slot.abandoned || worker.isLeaving()) {
            slot.end();
            if (worker.hasEnded() && leaving.remove(worker)) {
                exited.add(worker);
            }
        } else if (keepsThreads()) {
            idle.addFirst(slot); // the thread that ran last is the warmest
        } else {
            idle.addLast(slot); // nothing to keep warm: the workers take turns
        }
    }

    /** Takes a worker out of service; what it does may end. */
    private void retire(Worker worker, List<Slot> ended, List<Worker> exited) {
        workers.remove(worker);
        worker.leave();
        idle.removeIf(slot -> {
            if (slot.worker != worker) {
                return false;
            }
            ended.add(slot);
            return true;
        });
        if (worker.hasEnded()) {
            exited.add(worker);
        } else {
            leaving.add(worker);
        }
    }

    /** Gives waiting work to idle slots. */
    private List<Slot> pump() {
        List<Slot> woken = List.of();
        while (!waiting.isEmpty() && busy < capacity() && !idle.isEmpty()) {
            Slot slot = idle.removeFirst();
            occupy(slot, waiting.removeFirst());
            woken = woken.isEmpty() ? new ArrayList<>() : woken;
            woken.add(slot);
        }
        return woken;
    }

    private void replenish() {
        while (true) {
            int number;
            lock.lock();
            try {
                if (closed || workers.size() + booting >= target) {
                    return;
                }
                booting++;
                number = ++ages;
            } finally {
                lock.unlock();
            }
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
            join(null);
            throw failed;
        }
        join(worker).forEach(Slot::wake);
    }

    /** Takes the worker that has booted into service; null: it failed to boot. */
    private List<Slot> join(@Nullable Worker worker) {
        lock.lock();
        try {
            booting--;
            if (worker == null || closed || workers.size() >= target) {
                return List.of();
            }
            workers.add(worker);
            worker.slots().forEach(idle::addLast);
            return pump();
        } finally {
            lock.unlock();
        }
    }

    private long requestsOfOneLife() {
        if (limits.maxRequests() <= 0) {
            return Long.MAX_VALUE;
        }
        return limits.maxRequests() + (long) ThreadLocalRandom.current().nextInt(limits.maxRequestsJitter() + 1);
    }

    private void farewell(List<Slot> ended, List<Worker> exited) {
        ended.forEach(Slot::end);
        for (Worker worker : exited) {
            LOG.info("Worker exiting (pid: {})", worker.number());
            attempt(() -> lifecycle.exited(worker));
        }
    }

    private static void attempt(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error failed) {
            LOG.error("Error in the life of a worker", failed);
        }
    }
}
