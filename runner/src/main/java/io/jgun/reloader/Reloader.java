package io.jgun.reloader;

import io.jgun.settings.Debugging;
import io.jgun.settings.Settings;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the files that a configuration is made of and asks for a reload when some have changed, as Gunicorn's
 * {@code --reload} does for the modules of the application. A burst of changes leads to one request.
 */
public final class Reloader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);

    /** How often roots are looked at that no event tells about. */
    private static final long TICK = Duration.ofMillis(250).toNanos();

    private final Path start;
    private final Consumer<String> reload;
    private @Nullable Watch watch;
    private String engineInUse = "";

    /** One set of files, until the next configuration. */
    private static final class Watch {
        final ReloadEngine engine;
        final Snapshot snapshot;
        final Settling settling = new Settling();
        volatile boolean over;

        Watch(ReloadEngine engine, Snapshot snapshot) {
            this.engine = engine;
            this.snapshot = snapshot;
        }
    }

    /**
     * Watches nothing yet.
     *
     * @param start where relative names of a config file begin
     * @param reload called by the reloader's own thread, with a line that says which file has changed; must not block
     */
    public Reloader(Path start, Consumer<String> reload) {
        this.start = start;
        this.reload = reload;
    }

    /**
     * Watches what these settings name, from now on and in place of what it watched before; nothing if they do not want
     * it. To be called before a generation is loaded from them, so that no change between the two is missed.
     */
    public synchronized void watch(Settings settings) {
        close();
        if (!settings.get(Debugging.RELOAD)) {
            return;
        }
        List<Watched> watched = WatchedFiles.of(settings, start);
        ReloadEngine engine = ReloadEngines.of(settings.get(Debugging.RELOAD_ENGINE), watched);
        Watch next = new Watch(engine, new Snapshot(watched, engine::add));
        next.snapshot.look(new HashSet<>());
        watch = next;
        announce(next);
        Thread thread = new Thread(() -> run(next), "reloader");
        thread.setDaemon(true);
        thread.start();
    }

    private void announce(Watch next) {
        String name = next.engine.name();
        if (!name.equals(engineInUse)) {
            engineInUse = name;
            LOG.info(
                    "Reloading when one of {} files changes ({}). Error pages show stack traces: for development only.",
                    next.snapshot.size(),
                    name);
        }
    }

    private void run(Watch current) {
        try {
            while (!current.over) {
                Optional<Set<Path>> paths = current.engine.await(current.settling.remaining(System.nanoTime(), TICK));
                look(current, paths);
            }
        } catch (InterruptedException | ClosedWatchServiceException closed) {
            // Another watch has taken over, or the server ends.
        }
    }

    private synchronized void look(Watch current, Optional<Set<Path>> paths) {
        if (current.over) {
            return;
        }
        Set<Path> changed = new HashSet<>();
        if (paths.isEmpty()) {
            current.snapshot.look(changed);
        } else {
            paths.get().forEach(path -> current.snapshot.look(path, changed));
            if (paths.get().isEmpty()) {
                current.snapshot.lookAtRoots(changed);
            }
        }
        long now = System.nanoTime();
        current.settling.noticed(changed, now);
        Set<Path> settled = current.settling.take(now);
        if (!settled.isEmpty()) {
            reload.accept(describe(settled));
        }
    }

    /** As Gunicorn's reloader. */
    private static String describe(Set<Path> changed) {
        String first = changed.iterator().next().toString();
        return changed.size() == 1
                ? "Worker reloading: " + first + " modified"
                : "Worker reloading: " + first + " and " + (changed.size() - 1) + " more modified";
    }

    @Override
    public synchronized void close() {
        if (watch != null) {
            watch.over = true;
            watch.engine.close();
            watch = null;
        }
    }
}
