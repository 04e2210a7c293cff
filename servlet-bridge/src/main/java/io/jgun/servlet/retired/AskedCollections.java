package io.jgun.servlet.retired;

import java.time.Duration;

/** Asks for garbage collections, sparingly: requests stand still while one runs. */
class AskedCollections {

    /** A full collection of so much takes the serial collector a good tenth of a second. */
    private static final long SMALL_HEAP_BYTES = 512L << 20;

    private final Duration pause;
    private long askedNanos;
    private boolean asked;

    /** @param pause between two, whoever wants them */
    AskedCollections(Duration pause) {
        this.pause = pause;
    }

    /** Runs one unless the last one was a short while ago or the heap is large, where the collector's own time must do. */
    void ask() {
        Runtime runtime = Runtime.getRuntime();
        boolean small = runtime.totalMemory() - runtime.freeMemory() <= SMALL_HEAP_BYTES;
        long now = System.nanoTime();
        if (small && (!asked || now - askedNanos >= pause.toNanos())) {
            asked = true;
            askedNanos = now;
            run();
        }
    }

    void run() {
        System.gc();
    }
}
