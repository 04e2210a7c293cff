package io.jgun.worker;

import io.jgun.process.WorkerLoad;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who works, who is idle and what waits: the state of a pool, under the pool's lock. Methods change it and tell what is
 * to be done once the lock is free: slots to wake, and a {@link Farewell}.
 */
final class Roster {

    private final int concurrency;
    private final boolean keepsThreads;
    private final int mostStuck;
    private final IntSupplier numbers;
    private final Deque<Work> waiting = new ArrayDeque<>();
    private final Deque<Slot> idle = new ArrayDeque<>();
    private final List<Worker> workers = new ArrayList<>();
    private final List<Worker> leaving = new ArrayList<>();
    private final Deque<Worker> outlived = new ArrayDeque<>();
    private int target;
    private int booting;
    private int busy;
    private int stuck;
    private boolean closed;

    /**
     * @param mostStuck threads, beyond which no worker is hired, or twice the capacity if that is more
     * @param numbers gives each worker its own
     */
    Roster(int concurrency, boolean keepsThreads, int mostStuck, IntSupplier numbers) {
        this.concurrency = concurrency;
        this.keepsThreads = keepsThreads;
        this.mostStuck = mostStuck;
        this.numbers = numbers;
    }

    int target() {
        return target;
    }

    int waiting() {
        return waiting.size();
    }

    /** A copy, without those that are leaving. */
    List<Worker> workers() {
        return List.copyOf(workers);
    }

    int free() {
        return capacity() - busy - waiting.size();
    }

    boolean isIdle() {
        return busy == 0;
    }

    WorkerLoad load(int connections) {
        long served = 0;
        for (Worker worker : workers) {
            served += worker.requests();
        }
        for (Worker worker : leaving) {
            served += worker.requests();
        }
        return new WorkerLoad(served, busy, waiting.size(), connections);
    }

    boolean isClosed() {
        return closed;
    }

    /** By age, those that are leaving first. */
    List<WorkerSnapshot> snapshot(long now) {
        List<WorkerSnapshot> all = new ArrayList<>();
        leaving.forEach(worker -> all.add(worker.snapshot(now)));
        workers.forEach(worker -> all.add(worker.snapshot(now)));
        return all;
    }

    /**
     * The slot that takes it at once, else null: it waits.
     *
     * @param guest runs it in place of the slot's own thread
     */
    @Nullable
    Slot place(Work work, @Nullable Thread guest) {
        Slot slot = busy < capacity() ? idle.pollFirst() : null;
        if (slot == null) {
            waiting.addLast(work);
        } else {
            slot.receive(guest);
            occupy(slot, work);
        }
        return slot;
    }

    /**
     * What a slot that has done its work does next; null: nothing, and it has been released.
     *
     * @param farewell null if its worker is not leaving
     */
    @Nullable
    Work next(Slot slot, @Nullable Farewell farewell) {
        if (!slot.abandoned && !slot.worker.isLeaving() && busy <= capacity()) {
            Work next = waiting.pollFirst();
            if (next != null) {
                slot.assign(next);
                return next;
            }
        }
        release(slot, farewell);
        return null;
    }

    private void release(Slot slot, @Nullable Farewell farewell) {
        Worker worker = slot.worker;
        if (!keepsThreads) {
            slot.dropThread();
        }
        if (slot.abandoned) {
            worker.stuck--;
            stuck--;
        } else {
            worker.busy--;
            busy--;
        }
        if (slot.abandoned || worker.isLeaving()) {
            slot.end();
            if (farewell != null && worker.hasEnded() && leaving.remove(worker)) {
                farewell.exited(worker);
            }
        } else if (keepsThreads) {
            idle.addFirst(slot); // the thread that ran last is the warmest
        } else {
            idle.addLast(slot); // nothing to keep warm: the workers take turns
        }
    }

    /** Gives waiting work to idle slots, which are to be woken. */
    List<Slot> pump() {
        List<Slot> woken = List.of();
        while (!waiting.isEmpty() && busy < capacity() && !idle.isEmpty()) {
            Slot slot = idle.removeFirst();
            occupy(slot, waiting.removeFirst());
            woken = woken.isEmpty() ? new ArrayList<>() : woken;
            woken.add(slot);
        }
        return woken;
    }

    /** What runs in the slot no longer counts; false if it has ended meanwhile. */
    boolean abandon(Slot slot, Work work, Farewell farewell) {
        if (slot.work() != work || slot.abandoned) {
            return false;
        }
        slot.abandon();
        busy--;
        slot.worker.busy--;
        slot.worker.stuck++;
        stuck++;
        if (!slot.worker.isLeaving()) {
            retire(slot.worker, farewell);
        }
        return true;
    }

    /** Sets how many workers there are to be; the oldest leave first. */
    void resize(int count, Farewell farewell) {
        target = count;
        while (workers.size() > target) {
            retire(workers.get(0), farewell);
        }
    }

    /** Takes all workers that serve now out of service. */
    void retireAll(Farewell farewell) {
        while (!workers.isEmpty()) {
            retire(workers.get(0), farewell);
        }
    }

    /** Takes a worker out of service; what it does may end. */
    void retire(Worker worker, Farewell farewell) {
        workers.remove(worker);
        worker.leave();
        idle.removeIf(slot -> {
            if (slot.worker != worker) {
                return false;
            }
            farewell.ended(slot);
            return true;
        });
        if (worker.hasEnded()) {
            farewell.exited(worker);
        } else {
            leaving.add(worker);
        }
    }

    /** Takes no more work, for ever. */
    List<Work> close(Farewell farewell) {
        closed = true;
        target = 0;
        List<Work> rejected = new ArrayList<>(waiting);
        waiting.clear();
        retireAll(farewell);
        return rejected;
    }

    /**
     * A worker that is to boot now.
     *
     * @param before serves on until this one has booted, then leaves; null if a place is empty
     */
    record Vacancy(int number, @Nullable Worker before) {}

    /** It is to be replaced when the next one has booted; false if that was known, or it serves no more. */
    boolean outlived(Worker worker) {
        if (worker.isLeaving() || outlived.contains(worker)) {
            return false;
        }
        outlived.addLast(worker);
        return true;
    }

    /** Null if there are enough workers. */
    @Nullable
    Vacancy hire() {
        if (closed || hasTooManyStuck()) {
            return null;
        }
        if (workers.size() + booting < target) {
            booting++;
            return new Vacancy(numbers.getAsInt(), null);
        }
        Worker before = outlived.peekFirst();
        while (before != null && before.isLeaving()) {
            outlived.removeFirst();
            before = outlived.peekFirst();
        }
        return before == null ? null : new Vacancy(numbers.getAsInt(), before);
    }

    /** It could not boot. */
    void bootFailed(Vacancy vacancy) {
        if (vacancy.before() == null) {
            booting--;
        }
    }

    /** Takes a worker that has booted into service; false if it is no longer needed. */
    boolean booted(Vacancy vacancy, Worker worker, Farewell farewell) {
        Worker before = vacancy.before();
        if (before == null) {
            booting--;
        } else if (!closed && !before.isLeaving()) {
            retire(before, farewell);
        }
        if (closed || workers.size() >= target) {
            return false;
        }
        workers.add(worker);
        worker.slots().forEach(idle::addLast);
        return true;
    }

    boolean hasTooManyStuck() {
        return stuck >= Math.max(mostStuck, 2 * capacity());
    }

    /** Slots whose work does not count any more, and whose threads have not ended. */
    List<Slot> stuck() {
        if (stuck == 0) {
            return List.of();
        }
        List<Slot> all = new ArrayList<>(stuck);
        leaving.forEach(worker -> worker.addStuck(all));
        return all;
    }

    /** Slots whose work counts. */
    List<Slot> running() {
        List<Slot> running = new ArrayList<>(busy);
        workers.forEach(worker -> worker.addRunning(running));
        leaving.forEach(worker -> worker.addRunning(running));
        return running;
    }

    /** What still runs does not count any more; all that run, also those that were abandoned before. */
    List<Slot> abandonAll(Farewell farewell) {
        for (Slot slot : running()) {
            Work work = slot.work();
            if (work != null) {
                abandon(slot, work, farewell);
            }
        }
        return stuck();
    }

    private int capacity() {
        return target * concurrency;
    }

    private void occupy(Slot slot, Work work) {
        busy++;
        slot.worker.busy++;
        slot.assign(work);
    }
}
