package io.jgun.servlet.session.store;

import io.jgun.servlet.session.store.SharedStore.Access;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread of all processes at a time change a file in a directory. The kernel gives up the locks of a process that
 * dies.
 */
final class StripedLocks {

    private static final int STRIPES = 64;

    /**
     * Of this process, by lock file. A lock of a file belongs to the process, which loses it when it closes any channel of
     * that file: so there may be one at a time, whichever generation of an application it is.
     */
    private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

    private final Path directory;

    /** @param directory for the lock files, which stay */
    StripedLocks(Path directory) {
        this.directory = directory;
    }

    <T> T locked(String id, Access<T> action) throws IOException {
        Path file = directory.resolve(".lock-" + Math.floorMod(id.hashCode(), STRIPES));
        ReentrantLock here = HERE.computeIfAbsent(file, path -> new ReentrantLock());
        here.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            return action.get();
        } finally {
            here.unlock();
        }
    }
}
