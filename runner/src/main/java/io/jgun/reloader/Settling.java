package io.jgun.reloader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Waits until a burst of changes is over, so that a compiler that writes 200 classes leads to one reload. The more files
 * have changed, the longer the silence that is taken for the end: a single class is not kept waiting, and a large build
 * may pause while it compiles its next part.
 */
final class Settling {

    /** A compiler writes the nested classes of a source within a few of them. */
    private static final long BASE_MILLIS = 80;

    private static final long MILLIS_PER_FILE = 10;
    private static final long MOST_MILLIS = 400;

    /** A file that never rests, as a log among the watched files, does not keep the others from being loaded. */
    private static final long LONGEST_WAIT = Duration.ofSeconds(10).toNanos();

    private final Set<Path> changed = new LinkedHashSet<>();
    private long first;
    private long last;

    /** @param now as {@link System#nanoTime} */
    void noticed(Set<Path> files, long now) {
        if (files.isEmpty()) {
            return;
        }
        if (changed.isEmpty()) {
            first = now;
        }
        last = now;
        changed.addAll(files);
    }

    /** Nanoseconds until {@link #take} gives something if nothing more happens; {@code idle} if nothing has happened. */
    long remaining(long now, long idle) {
        return changed.isEmpty() ? idle : Math.max(0, Math.min(last + quiet() - now, first + LONGEST_WAIT - now));
    }

    /** The files of a burst that is over, in the order in which they changed; else none. */
    Set<Path> take(long now) {
        if (changed.isEmpty() || remaining(now, 0) > 0) {
            return Set.of();
        }
        Set<Path> taken = new LinkedHashSet<>(changed);
        changed.clear();
        return taken;
    }

    private long quiet() {
        return Duration.ofMillis(Math.min(MOST_MILLIS, BASE_MILLIS + MILLIS_PER_FILE * changed.size()))
                .toNanos();
    }
}
