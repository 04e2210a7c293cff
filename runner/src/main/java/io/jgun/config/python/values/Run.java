package io.jgun.config.python.values;

import java.util.function.Supplier;

/** One call from outside, with what it may use up. Limits are far above what a config file needs. */
public final class Run {

    private static final int STEPS = 5_000_000;
    private static final long BYTES = 32L << 20;
    private static final int DEPTH = 150;
    private static final int CLOCK_MASK = 0xffff;
    private static final long LONGEST_NANOS = 10_000_000_000L;

    private final World world;
    private int steps = STEPS;
    private long bytes = BYTES;
    private int depth;
    private long clockStart;

    public Run(World world) {
        this.world = world;
    }

    /** For what calls nothing. */
    static Run detached() {
        return new Run(World.NONE);
    }

    public World world() {
        return world;
    }

    /** Counts one statement, call or turn of a loop. */
    public void step() {
        if ((--steps & CLOCK_MASK) == 0) {
            checkTime();
        }
    }

    private void checkTime() {
        if (steps <= 0) {
            throw PyError.limit("takes too long (over " + STEPS + " steps); a config file must come to an end");
        }
        long now = System.nanoTime();
        if (clockStart == 0) {
            clockStart = now;
        }
        if (now - clockStart > LONGEST_NANOS) {
            throw PyError.limit("takes too long; a config file must come to an end");
        }
    }

    /** Counts work that grows with the size of a value. */
    public void work(long amount) {
        int before = steps;
        steps = (int) Math.max(-1, steps - amount);
        if (steps < 0 || (before ^ steps) > CLOCK_MASK) {
            checkTime();
        }
    }

    /** Counts memory before it is taken. What is let go again is not given back. */
    public void allocate(long amount) {
        if (amount > bytes) {
            throw PyError.limit("uses too much memory (over " + (BYTES >> 20) + " MiB)");
        }
        bytes -= amount;
        work(amount >> 6);
    }

    /** Counts the memory of a text, and gives it. */
    public String text(String text) {
        allocate(text.length() * 2L);
        return text;
    }

    /** A function is entered. */
    public void enter() {
        step();
        if (++depth > DEPTH) {
            depth--;
            throw PyError.of(Types.RECURSION_ERROR, "maximum recursion depth exceeded (" + DEPTH + " calls)");
        }
    }

    public void leave() {
        depth--;
    }

    public Object call(Object callee, Object... arguments) {
        return world.dispatch().call(this, callee, new Arguments(arguments));
    }

    /** Runs code of jgun's own, or waits, without keeping other threads out of the file. */
    public <T> T unlocked(Supplier<T> code) {
        boolean held = world.lock().isHeldByCurrentThread();
        if (held) {
            world.lock().unlock();
        }
        clockStart = 0;
        try {
            return code.get();
        } finally {
            if (held) {
                world.lock().lock();
            }
        }
    }
}
