package io.jgun.servlet;

import java.util.function.BooleanSupplier;

/** Waits for something to become true; the time-out of the test ends it. */
final class Await {

    private Await() {}

    static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                Thread.sleep(2);
            } catch (InterruptedException timedOut) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting", timedOut);
            }
        }
    }
}
