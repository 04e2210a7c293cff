package io.jgun.reloader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Looks at all files again and again. Works on any file system. */
final class PollEngine implements ReloadEngine {

    /** Gunicorn's looks once a second. */
    private static final long INTERVAL = Duration.ofMillis(100).toNanos();

    /** Of the time of one core, at most this part is spent on looking: with very many files it looks less often. */
    private static final int SHARE = 20;

    private long lastReturn;

    @Override
    public String name() {
        return "poll";
    }

    @Override
    public void add(Path directory) {
        // Looks at everything anyway.
    }

    @Override
    public Optional<Set<Path>> await(long nanos) throws InterruptedException {
        long looking = lastReturn == 0 ? 0 : System.nanoTime() - lastReturn;
        // Whoever waits for silence must have looked once more before that is over.
        TimeUnit.NANOSECONDS.sleep(Math.max(Math.min(nanos, INTERVAL), looking * SHARE));
        lastReturn = System.nanoTime();
        return Optional.empty();
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
