package io.jgun.accesslog;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Buffers to borrow. Not one for each thread: virtual threads come and go with their requests.
 */
final class LineBuffers {

    private static final int SLOTS = 64;
    private static final int TRIES = 4;

    private final LineBuffer.Escaping escaping;
    private final AtomicReferenceArray<@Nullable LineBuffer> free = new AtomicReferenceArray<>(SLOTS);

    LineBuffers(LineBuffer.Escaping escaping) {
        this.escaping = escaping;
    }

    LineBuffer take() {
        int slot = firstSlot();
        for (int i = 0; i < TRIES; i++) {
            LineBuffer buffer = free.getAndSet((slot + i) % SLOTS, null);
            if (buffer != null) {
                return buffer;
            }
        }
        return new LineBuffer(escaping);
    }

    void giveBack(LineBuffer buffer) {
        buffer.clear();
        int slot = firstSlot();
        for (int i = 0; i < TRIES; i++) {
            if (free.compareAndSet((slot + i) % SLOTS, null, buffer)) {
                return;
            }
        }
    }

    private static int firstSlot() {
        return System.identityHashCode(Thread.currentThread()) & SLOTS - 1;
    }
}
