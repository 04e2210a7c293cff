package io.jgun.servlet.retired;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Watches whether the classes of generations that have ended can be unloaded, and tells what holds them if not. Its thread
 * runs only while there is something to watch.
 */
public final class LeakWatch {

    private final LeakPatience patience;
    private final AskedCollections collections;
    private final List<Suspect> suspects = new ArrayList<>();
    private @Nullable Thread thread;
    private volatile boolean closed;

    public LeakWatch() {
        this(LeakPatience.USUAL, new AskedCollections(LeakPatience.USUAL.collection()));
    }

    LeakWatch(LeakPatience patience, AskedCollections collections) {
        this.patience = patience;
        this.collections = collections;
    }

    /**
     * Clears away what a generation that has been destroyed left behind, and begins to watch it.
     *
     * @param generation as {@code generation 3 (shop.war at /)}
     */
    public void watch(String generation, LoaderFamily family) {
        if (!closed) {
            Places.clear(family);
            add(generation, family);
        }
    }

    /** The process ends: nothing needs to be watched any more, nor cleared away. */
    public void close() {
        closed = true;
    }

    private synchronized void add(String generation, LoaderFamily family) {
        suspects.add(new Suspect(generation, family, patience, collections));
        if (thread == null) {
            Thread fresh = new Thread(null, this::run, "leak-watch", 0, false);
            fresh.setContextClassLoader(LeakWatch.class.getClassLoader());
            fresh.setDaemon(true);
            thread = fresh;
            fresh.start();
        }
    }

    private void run() {
        while (look()) {
            LockSupport.parkNanos(this, pause());
        }
    }

    /** False if nothing is left to watch; the thread ends then. */
    private boolean look() {
        for (Suspect suspect : snapshot()) {
            if (suspect.isSettled()) {
                remove(suspect);
            }
        }
        synchronized (this) {
            if (suspects.isEmpty()) {
                thread = null;
            }
            return thread != null;
        }
    }

    private synchronized List<Suspect> snapshot() {
        return List.copyOf(suspects);
    }

    private synchronized void remove(Suspect suspect) {
        suspects.remove(suspect);
    }

    /** A leak of long ago is looked at less often. */
    private synchronized long pause() {
        long youngest = suspects.stream().mapToLong(Suspect::ageNanos).min().orElse(0);
        return Math.max(
                patience.look().toNanos(),
                Math.min(youngest / 20, patience.look().toNanos() * 30));
    }
}
