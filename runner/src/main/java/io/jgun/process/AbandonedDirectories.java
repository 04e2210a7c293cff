package io.jgun.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the directories of temporary files of processes that were killed, so that they could not do it themselves.
 *
 * <p>A process is gone when the lock of its {@link GenerationDirectory} is: process ids say nothing where containers share a
 * directory.
 */
public final class AbandonedDirectories implements Leftovers.Rule {

    /** Whatever is younger is left for another time. */
    static final Duration YOUNG = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedDirectories.class);

    /** A start has better to do. */
    private static final Duration LATER = Duration.ofSeconds(5);

    /** Where a lock is known to all who see the file. Shared file systems may keep locks to one machine. */
    private static final Set<String> LOCAL =
            Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "tmpfs", "overlay", "zfs", "f2fs", "bcachefs");

    /** Of {@link GenerationDirectory}'s, and of nothing else's in the same place. */
    private static final String NAME = "jgun-[0-9a-z]{1,13}";

    private AbandonedDirectories() {}

    /** Looks for them in a while, in a thread of its own. */
    public static void clearAwayLater(Path place) {
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        TimeUnit.NANOSECONDS.sleep(LATER.toNanos());
                        clearAway(place);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException("nobody interrupts it", e);
                    }
                },
                "abandoned-directories",
                256 * 1024,
                false);
        thread.setDaemon(true);
        thread.start();
    }

    /** Looks for them now. What fails is of no concern to the server. */
    public static void clearAway(Path place) {
        try {
            String type = Files.getFileStore(place).type();
            if (LOCAL.contains(type)) {
                look(place);
            } else {
                LOG.debug("What killed processes have left in {} stays: locks may mean nothing on {}", place, type);
            }
        } catch (IOException | DirectoryIteratorException failed) {
            LOG.debug("What killed processes have left in {} is not looked for", place, failed);
        }
    }

    static void look(Path place) throws IOException {
        Leftovers.remove(place, YOUNG, new AbandonedDirectories());
    }

    @Override
    public boolean isNamed(Path entry) {
        return entry.getFileName().toString().matches(NAME);
    }

    @Override
    public boolean mayBeLeft(PosixFileAttributes found) {
        return !GenerationDirectory.isOwn(found.fileKey());
    }

    /** If nobody has its mark locked. The mark goes last, so that what cannot be removed now is tried again. */
    @Override
    public boolean empty(SecureDirectoryStream<Path> inside, Path entry) throws IOException {
        Path mark = Path.of(GenerationDirectory.MARK);
        PosixFileAttributes marks = Leftovers.attributes(inside, mark);
        if (!marks.isRegularFile()
                || !marks.owner().equals(Files.getOwner(Path.of("/proc/self")))
                || !Leftovers.isOld(marks, YOUNG)) {
            return false;
        }
        Set<OpenOption> how = Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try (SeekableByteChannel opened = inside.newByteChannel(mark, how)) {
            if (!(opened instanceof FileChannel channel)) {
                return false;
            }
            FileLock lock = channel.tryLock();
            if (lock == null) {
                return false;
            }
            for (Path each : Leftovers.names(inside)) {
                if (!each.equals(mark)) {
                    delete(inside, each);
                }
            }
            inside.deleteFile(mark);
            return true;
        } catch (OverlappingFileLockException own) {
            return false;
        }
    }

    @Override
    public void removed(Path entry) {
        LOG.info("Removed {}, left by a process that was killed", entry);
    }

    private static void delete(SecureDirectoryStream<Path> directory, Path name) throws IOException {
        if (!Leftovers.attributes(directory, name).isDirectory()) {
            directory.deleteFile(name);
            return;
        }
        try (SecureDirectoryStream<Path> inside = directory.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            for (Path each : Leftovers.names(inside)) {
                delete(inside, each);
            }
        }
        directory.deleteDirectory(name);
    }
}
