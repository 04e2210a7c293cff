package io.jgun.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stream of a process, read line by line as it comes. */
public final class Lines {

    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    private Lines() {}

    static Lines of(InputStream stream, String name) {
        Lines lines = new Lines();
        Thread reader = new Thread(() -> lines.read(stream), name);
        reader.setDaemon(true);
        reader.start();
        return lines;
    }

    /** The lines so far. */
    public synchronized List<String> all() {
        return List.copyOf(lines);
    }

    /** The lines so far, each with its line end. */
    public synchronized String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** Waits until there are that many lines, for at most half a minute, and returns what there is. */
    public List<String> awaitCount(int count) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        synchronized (this) {
            while (lines.size() < count && waitUntil(deadline)) {
                // wait on
            }
            return List.copyOf(lines);
        }
    }

    /** Waits for the first line, past or coming, that satisfies the condition. */
    public String await(Predicate<String> condition, Duration limit, String wanted, Supplier<String> context) {
        long deadline = System.nanoTime() + limit.toNanos();
        Optional<String> found;
        synchronized (this) {
            do {
                found = lines.stream().filter(condition).findFirst();
            } while (found.isEmpty() && waitUntil(deadline));
        }
        return found.orElseThrow(() -> new AssertionError("no line with '" + wanted + "': " + context.get()));
    }

    synchronized String awaitEnd() {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (waitUntil(deadline)) {
            // wait on
        }
        return text();
    }

    /** False when nothing more can come: the stream has ended or the time has. */
    @SuppressWarnings("WaitNotInLoop") // the callers are the loops
    private synchronized boolean waitUntil(long deadline) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (ended || left <= 0) {
            return false;
        }
        try {
            wait(left);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }

    private void read(InputStream stream) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            // The process was killed by close(): the end, as any other.
        }
        add(null);
    }

    private synchronized void add(@Nullable String line) {
        if (line == null) {
            ended = true;
        } else {
            lines.add(line);
        }
        notifyAll();
    }
}
