package io.jgun.prefork;

import io.jgun.process.Link;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the directories of arbiters that were killed together with all of their workers, so that nobody was left to do it.
 *
 * <p>Others may write to the directory of temporary files. So nothing is followed, only directories of this user's that
 * nobody else may enter are looked into, and what is removed is named relative to the directory that was looked at.
 */
final class AbandonedLinks {

    /** Whoever has just made a directory is about to listen in it. */
    static final Duration YOUNG = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedLinks.class);

    private AbandonedLinks() {}

    /**
     * Not at once: a start has better to do, and what was left a moment ago is too young to be told from what is new.
     *
     * @param place where the directories are
     * @param own what those of this user are like
     */
    static void clearAway(Path place, Path own) {
        try {
            TimeUnit.NANOSECONDS.sleep(YOUNG.toNanos());
            look(place, own);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        } catch (IOException | DirectoryIteratorException failed) {
            LOG.debug("What other arbiters have left in {} is not looked for", place, failed);
        }
    }

    static void look(Path place, Path own) throws IOException {
        PosixFileAttributes wanted = Files.readAttributes(own, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(place, LinkServer.PREFIX + "*")) {
            if (all instanceof SecureDirectoryStream<Path> secure) {
                for (Path entry : secure) {
                    Path name = entry.getFileName();
                    if (name != null && !entry.equals(own)) {
                        look(secure, name, entry, wanted);
                    }
                }
            }
        }
    }

    private static void look(SecureDirectoryStream<Path> place, Path name, Path entry, PosixFileAttributes wanted) {
        try {
            if (isOldOneLike(attributes(place, name), wanted) && isEmptied(place, name, entry)) {
                place.deleteDirectory(name);
                LOG.debug("Removed {}, left by an arbiter that was killed", entry);
            }
        } catch (NoSuchFileException gone) {
            LOG.debug("Another arbiter has removed {}", entry);
        } catch (IOException | DirectoryIteratorException failed) {
            LOG.debug("{} stays", entry, failed);
        }
    }

    private static boolean isOldOneLike(PosixFileAttributes found, PosixFileAttributes wanted) {
        long age = System.currentTimeMillis() - found.lastModifiedTime().toMillis();
        return found.isDirectory()
                && found.owner().equals(wanted.owner())
                && found.permissions().equals(wanted.permissions())
                && age >= YOUNG.toMillis();
    }

    /** Empties it, if there is nothing in it but the socket of somebody who does not listen any more. */
    private static boolean isEmptied(SecureDirectoryStream<Path> place, Path name, Path entry) throws IOException {
        try (SecureDirectoryStream<Path> inside = place.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            List<Path> files = new ArrayList<>();
            inside.forEach(file -> files.add(file.getFileName()));
            if (files.isEmpty()) {
                return true;
            }
            Path socket = Path.of(LinkServer.SOCKET);
            if (!files.equals(List.of(socket))
                    || !attributes(inside, socket).isOther()
                    || !Link.isAbandoned(entry.resolve(socket))) {
                return false;
            }
            inside.deleteFile(socket);
            return true;
        }
    }

    private static PosixFileAttributes attributes(SecureDirectoryStream<Path> directory, Path name) throws IOException {
        return directory
                .getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }
}
