package io.jgun.logging;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Cuts what threads print into lines, so that lines of two threads do not mix. */
final class CapturedStream extends OutputStream {

    /** Longer lines are logged in parts: a program that never ends its line must not fill the memory. */
    private static final int LONGEST = 64 * 1024;

    private final Consumer<String> lines;
    private final OutputStream original;
    /** Only threads that have begun a line. */
    private final Map<Thread, ByteArrayOutputStream> begun = new ConcurrentHashMap<>();
    /** A Logback appender that prints to System.out would otherwise be captured in what it prints of the capture. */
    private final ThreadLocal<Boolean> logging = ThreadLocal.withInitial(() -> false);

    CapturedStream(Consumer<String> lines, OutputStream original) {
        this.lines = lines;
        this.original = original;
    }

    @Override
    public void write(int b) throws java.io.IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws java.io.IOException {
        if (logging.get()) {
            original.write(bytes, offset, length);
            return;
        }
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                emit(take(bytes, start, i - start));
                start = i + 1;
            }
        }
        if (start < offset + length) {
            keep(bytes, start, offset + length - start);
        }
    }

    private void keep(byte[] bytes, int offset, int length) {
        Thread thread = Thread.currentThread();
        ByteArrayOutputStream line = begun.get(thread);
        if (line == null) {
            flushDead();
            line = new ByteArrayOutputStream(Math.max(80, length));
            begun.put(thread, line);
        }
        line.write(bytes, offset, length);
        if (line.size() > LONGEST) {
            begun.remove(thread);
            emit(line.toString(StandardCharsets.UTF_8));
        }
    }

    private String take(byte[] bytes, int offset, int length) {
        ByteArrayOutputStream line = begun.remove(Thread.currentThread());
        if (line == null) {
            return new String(bytes, offset, length, StandardCharsets.UTF_8);
        }
        line.write(bytes, offset, length);
        return line.toString(StandardCharsets.UTF_8);
    }

    private void emit(String line) {
        logging.set(true);
        try {
            lines.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        } finally {
            logging.remove();
        }
    }

    private void flushDead() {
        begun.forEach((thread, line) -> {
            if (!thread.isAlive() && begun.remove(thread, line)) {
                emit(line.toString(StandardCharsets.UTF_8));
            }
        });
    }

    @Override
    public void close() {
        begun.forEach((thread, line) -> {
            if (begun.remove(thread, line)) {
                emit(line.toString(StandardCharsets.UTF_8));
            }
        });
    }
}
