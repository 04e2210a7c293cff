package io.jgun.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** One worker: an identity and the slots that requests run in. Fields without a word are guarded by the pool's lock. */
public final class Worker {

    private final int number;
    private final long pid;
    private final long maxRequests;
    private final long lifetimeNanos;
    private final long born = System.nanoTime();
    private final List<Slot> slots = new ArrayList<>();
    private volatile long requests;
    private volatile boolean leaving;
    int busy;
    int stuck;

    /** @param pid what logs tell of it */
    static Worker of(int number, long pid, Recycling recycling) {
        return new Worker(number, pid, recycling.requestsOf(Recycling.Scope.WORKER), recycling.lifetimeNanos());
    }

    private Worker(int number, long pid, long maxRequests, long lifetimeNanos) {
        this.number = number;
        this.pid = pid;
        this.maxRequests = maxRequests;
        this.lifetimeNanos = lifetimeNanos;
    }

    /** Counts workers from 1; never used twice. */
    public int number() {
        return number;
    }

    /** What logs and hooks tell as its process id: in thread isolation the number. */
    public long pid() {
        return pid;
    }

    /** Counts the workers booted before it, as in Gunicorn; 1 for the first. */
    public int age() {
        return number;
    }

    /** Requests served to their end. */
    public long requests() {
        return requests;
    }

    /** True once it takes no more requests. */
    public boolean isLeaving() {
        return leaving;
    }

    void open(int concurrency, WorkerPool pool, ThreadFactory threads) {
        for (int i = 0; i < concurrency; i++) {
            slots.add(new Slot(this, pool, threads));
        }
    }

    List<Slot> slots() {
        return slots;
    }

    /** Counts a request; true if it was the last one that this worker may serve. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // written under the pool's lock only
    boolean served() {
        requests++;
        return requests >= maxRequests;
    }

    /** Not positive once it is to be replaced for its age. */
    long nanosToLive(long now) {
        return lifetimeNanos - (now - born);
    }

    void leave() {
        leaving = true;
    }

    boolean hasEnded() {
        return leaving && busy == 0 && stuck == 0;
    }

    void addRunning(List<Slot> running) {
        if (busy > 0) {
            for (Slot slot : slots) {
                if (slot.work() != null && !slot.abandoned) {
                    running.add(slot);
                }
            }
        }
    }

    void addStuck(List<Slot> all) {
        if (stuck > 0) {
            for (Slot slot : slots) {
                if (slot.work() != null && slot.abandoned) {
                    all.add(slot);
                }
            }
        }
    }

    WorkerSnapshot snapshot(long now) {
        List<WorkerSnapshot.Running> running = new ArrayList<>();
        for (Slot slot : slots) {
            Work work = slot.work();
            if (work != null) {
                running.add(new WorkerSnapshot.Running(
                        work.description(), now - slot.since(), slot.threadName(), slot.abandoned));
            }
        }
        WorkerState state = stuck > 0
                ? WorkerState.STUCK
                : leaving ? WorkerState.LEAVING : busy > 0 ? WorkerState.BUSY : WorkerState.IDLE;
        return new WorkerSnapshot(number, age(), state, requests, running);
    }

    @Override
    public String toString() {
        return "worker " + number;
    }
}
