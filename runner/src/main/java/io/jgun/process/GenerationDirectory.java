package io.jgun.process;

import io.jgun.settings.Applications;
import io.jgun.settings.ServerMechanics;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The directory of temporary files of one generation, which only this user may enter. A file in it is locked as long as the
 * process lives: whoever can lock it knows that the process was killed ({@link AbandonedDirectories}).
 */
public final class GenerationDirectory implements AutoCloseable {

    static final Set<PosixFilePermission> PERMISSIONS = PosixFilePermissions.fromString("rwx------");

    /** The file that is locked. */
    static final String MARK = ".in-use";

    private static final int MOST_ATTEMPTS = 1000;
    private static final int BASE = 36;

    /**
     * Those of this process. The system forgets the lock of a process as soon as that process closes the file, however it had
     * opened it: it must not look into its own.
     */
    private static final Map<Object, GenerationDirectory> OWN = new ConcurrentHashMap<>();

    private final Path path;
    private final @Nullable Object key;
    private @Nullable FileChannel mark;

    private GenerationDirectory(Path path) throws IOException {
        this.path = path;
        this.key = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /** Where these directories are: uploads are kept in them, so the setting for uploads comes first. */
    public static Path place(Settings settings) {
        return settings.get(Applications.TMP_UPLOAD_DIR)
                .or(() -> settings.get(ServerMechanics.WORKER_TMP_DIR))
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * Makes one.
     *
     * @param place must exist
     * @throws IOException if it cannot be made
     */
    public static GenerationDirectory in(Path place) throws IOException {
        GenerationDirectory directory = new GenerationDirectory(create(place).toRealPath());
        if (directory.key != null) {
            OWN.put(directory.key, directory);
            directory.mark();
        }
        return directory;
    }

    /**
     * Java's own would take its name from a SecureRandom, which is 8 ms of a start. What keeps others out are the permissions, and
     * that a directory is only made where there is nothing, not even a link.
     */
    private static Path create(Path place) throws IOException {
        FileAttribute<?> permissions = PosixFilePermissions.asFileAttribute(PERMISSIONS);
        long number = System.nanoTime() ^ ProcessHandle.current().pid() << 40;
        for (int attempt = 0; ; attempt++) {
            try {
                return Files.createDirectory(
                        place.resolve("jgun-" + Long.toUnsignedString(number + attempt, BASE)), permissions);
            } catch (FileAlreadyExistsException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** It has its name when it is locked: there is no moment at which it could be mistaken for one that was left. */
    private void mark() {
        Path unnamed = path.resolve(MARK + "-new");
        try {
            FileChannel opened = FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            mark = opened;
            if (opened.tryLock() != null) {
                Files.move(unnamed, path.resolve(MARK), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException noLocks) {
            unlock(); // what has no mark is left alone
        }
    }

    private void unlock() {
        FileChannel opened = mark;
        if (opened != null) {
            Link.close(opened);
        }
    }

    static boolean isOwn(@Nullable Object key) {
        return key != null && OWN.containsKey(key);
    }

    public Path path() {
        return path;
    }

    /** When it has been deleted, or is not used any more. Idempotent. */
    @Override
    public void close() {
        unlock();
        if (key != null) {
            OWN.remove(key, this);
        }
    }
}
