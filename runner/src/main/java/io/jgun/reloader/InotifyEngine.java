package io.jgun.reloader;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Is told by the kernel, through {@link WatchService}; where that has no watches left, polls. */
final class InotifyEngine implements ReloadEngine {

    private final WatchService service;
    private final Map<WatchKey, Path> directories = new HashMap<>();
    private volatile @Nullable ReloadEngine instead;

    /** @throws IOException if the kernel gives no more instances */
    InotifyEngine() throws IOException {
        service = FileSystems.getDefault().newWatchService();
    }

    @Override
    public String name() {
        ReloadEngine other = instead;
        return other == null ? "inotify" : other.name();
    }

    @Override
    public synchronized void add(Path directory) {
        try {
            directories.put(directory.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE), directory);
        } catch (NoSuchFileException | NotDirectoryException e) {
            // It has just gone; should it come back, its parent tells.
        } catch (IOException e) {
            if (instead == null) {
                instead = new PollEngine(e);
            }
        }
    }

    @Override
    public Optional<Set<Path>> await(long nanos) throws InterruptedException {
        ReloadEngine other = instead;
        if (other != null) {
            return other.await(nanos);
        }
        WatchKey key = service.poll(nanos, TimeUnit.NANOSECONDS);
        Set<Path> paths = new HashSet<>();
        while (key != null) {
            if (!collect(key, paths)) {
                return Optional.empty();
            }
            key = service.poll();
        }
        return Optional.of(paths);
    }

    /** @return false if events were lost */
    private synchronized boolean collect(WatchKey key, Set<Path> paths) {
        Path directory = directories.get(key);
        boolean all = true;
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.context() instanceof Path name && directory != null) {
                paths.add(directory.resolve(name));
            } else {
                all = false;
            }
        }
        if (!key.reset() && directory != null) {
            directories.remove(key);
            // Gone, and maybe there again already.
            paths.add(directory);
        }
        return all;
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
