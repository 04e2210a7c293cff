package io.jgun.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the directories of temporary files of processes that were killed, so that they could not do it themselves.
 *
 * <p>A process is gone when the lock of its {@link GenerationDirectory} is: process ids say nothing where containers share a
 * directory. Others may write to that place. So nothing is followed, only directories of this user's that nobody else may
 * enter are looked into, and what is removed is named relative to the directory that was looked at.
 */
public final class AbandonedDirectories {

    /** Whatever is younger is left for another time. */
    static final Duration YOUNG = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedDirectories.class);

    /** A start has better to do. */
    private static final Duration LATER = Duration.ofSeconds(5);

    /** Where a lock is known to all who see the file. Shared file systems may keep locks to one machine. */
    private static final Set<String> LOCAL =
            Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "tmpfs", "overlay", "zfs", "f2fs", "bcachefs");

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
        UserPrincipal user = Files.getOwner(Path.of("/proc/self"));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(place, "jgun-*")) {
            if (all instanceof SecureDirectoryStream<Path> secure) {
                for (Path entry : secure) {
                    Path name = entry.getFileName();
                    if (name != null
                            && GenerationDirectory.NAME.matcher(name.toString()).matches()) {
                        look(secure, name, entry, user);
                    }
                }
            }
        }
    }

    private static void look(SecureDirectoryStream<Path> place, Path name, Path entry, UserPrincipal user) {
        try {
            if (mayBeLeft(attributes(place, name), user) && isEmptied(place, name, user)) {
                place.deleteDirectory(name);
                LOG.info("Removed {}, left by a process that was killed", entry);
            }
        } catch (NoSuchFileException gone) {
            LOG.debug("{} has no mark, or another server has removed it", entry);
        } catch (IOException | DirectoryIteratorException | OverlappingFileLockException failed) {
            LOG.debug("{} stays", entry, failed);
        }
    }

    private static boolean mayBeLeft(PosixFileAttributes found, UserPrincipal user) {
        return found.isDirectory()
                && found.owner().equals(user)
                && found.permissions().equals(GenerationDirectory.PERMISSIONS)
                && isOld(found)
                && !GenerationDirectory.isOwn(found.fileKey());
    }

    private static boolean isOld(PosixFileAttributes found) {
        return System.currentTimeMillis() - found.lastModifiedTime().toMillis() >= YOUNG.toMillis();
    }

    /** Empties it if nobody has its mark locked; the mark goes last, so that what cannot be removed now is tried again. */
    private static boolean isEmptied(SecureDirectoryStream<Path> place, Path name, UserPrincipal user)
            throws IOException {
        Path mark = Path.of(GenerationDirectory.MARK);
        try (SecureDirectoryStream<Path> inside = place.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            PosixFileAttributes marks = attributes(inside, mark);
            // Looked at again, by what was opened.
            if (!mayBeLeft(attributes(inside), user)
                    || !marks.isRegularFile()
                    || !marks.owner().equals(user)
                    || !isOld(marks)) {
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
                for (Path each : names(inside)) {
                    if (!each.equals(mark)) {
                        delete(inside, each);
                    }
                }
                inside.deleteFile(mark);
                return true;
            }
        }
    }

    private static void delete(SecureDirectoryStream<Path> directory, Path name) throws IOException {
        if (!attributes(directory, name).isDirectory()) {
            directory.deleteFile(name);
            return;
        }
        try (SecureDirectoryStream<Path> inside = directory.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            for (Path each : names(inside)) {
                delete(inside, each);
            }
        }
        directory.deleteDirectory(name);
    }

    private static List<Path> names(SecureDirectoryStream<Path> directory) {
        List<Path> names = new ArrayList<>();
        directory.forEach(each -> names.add(each.getFileName()));
        return names;
    }

    private static PosixFileAttributes attributes(SecureDirectoryStream<Path> directory, Path name) throws IOException {
        return directory
                .getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    private static PosixFileAttributes attributes(SecureDirectoryStream<Path> directory) throws IOException {
        return directory.getFileAttributeView(PosixFileAttributeView.class).readAttributes();
    }
}
