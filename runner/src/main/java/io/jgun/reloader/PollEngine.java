package io.jgun.reloader;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Looks at all files again and again. Works on any file system. */
final class PollEngine implements ReloadEngine {

    /** Gunicorn's looks once a second. */
    private static final long INTERVAL = Duration.ofMillis(100).toNanos();

    private static final long LONGEST_INTERVAL = Duration.ofSeconds(1).toNanos();

    /** Of the time of one core, at most this part is spent on looking: with very many files it looks less often. */
    private static final int SHARE = 20;

    private final String name;
    private long lastReturn;
    private long looking;

    PollEngine() {
        this.name = "poll";
    }

    /** @param failure of the engine that it stands in for */
    PollEngine(IOException failure) {
        this.name = "poll, for this user may not have what inotify needs: " + failure.getMessage()
                + "; see the sysctls fs.inotify.max_user_watches and fs.inotify.max_user_instances";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void add(Path directory) {
        // Looks at everything anyway.
    }

    @Override
    public Optional<Set<Path>> await(long nanos) throws InterruptedException {
        if (lastReturn != 0) {
            // Much more than the last time is a machine that was busy otherwise.
            looking = Math.min(System.nanoTime() - lastReturn, 2 * looking + INTERVAL / 100);
        }
        // Whoever waits for silence must have looked once more before that is over.
        long sleep = Math.max(Math.min(nanos, INTERVAL), Math.min(looking * SHARE, LONGEST_INTERVAL));
        TimeUnit.NANOSECONDS.sleep(sleep);
        lastReturn = System.nanoTime();
        return Optional.empty();
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
