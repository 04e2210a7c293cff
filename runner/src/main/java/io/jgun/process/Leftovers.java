package io.jgun.process;

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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Directories that killed processes have left in a place that others may write to, and their removal.
 *
 * <p>Nothing is followed, only directories of this user's that nobody else may enter are looked into, and what is removed is
 * named relative to the directory that was looked at.
 */
public final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private static final Set<PosixFilePermission> PERMISSIONS = PosixFilePermissions.fromString("rwx------");

    private final UserPrincipal user;
    private final Duration young;
    private final Rule rule;

    /** Of one kind of directory: which they are, and what may be in them. */
    public interface Rule {

        /** Whether one of this kind may be named so. */
        boolean isNamed(Path entry);

        /** Whether it may be left, by what is known of it besides its owner, its permissions and its age. */
        default boolean mayBeLeft(PosixFileAttributes found) {
            return true;
        }

        /**
         * Empties it, if nobody uses it and nothing else is in it than belongs there.
         *
         * @param inside what was opened: what is deleted is named relative to it
         * @return false if it stays
         * @throws IOException if it stays, too
         */
        boolean empty(SecureDirectoryStream<Path> inside, Path entry) throws IOException;

        /** Tells that it is gone. */
        void removed(Path entry);
    }

    private Leftovers(UserPrincipal user, Duration young, Rule rule) {
        this.user = user;
        this.young = young;
        this.rule = rule;
    }

    /**
     * Removes all that are left. What cannot be removed stays, and is told at the level debug.
     *
     * @param place where they are
     * @param young whatever has changed less long ago is left for another time
     * @throws IOException if the place cannot be looked at
     */
    public static void remove(Path place, Duration young, Rule rule) throws IOException {
        Leftovers leftovers = new Leftovers(Files.getOwner(Path.of("/proc/self")), young, rule);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(place, "jgun-*")) {
            if (all instanceof SecureDirectoryStream<Path> secure) {
                for (Path entry : secure) {
                    Path name = entry.getFileName();
                    if (name != null && rule.isNamed(entry)) {
                        leftovers.look(secure, name, entry);
                    }
                }
            }
        }
    }

    private void look(SecureDirectoryStream<Path> place, Path name, Path entry) {
        try {
            if (mayBeLeft(attributes(place, name)) && isEmptied(place, name, entry)) {
                place.deleteDirectory(name);
                rule.removed(entry);
            }
        } catch (NoSuchFileException gone) {
            LOG.debug("{} is not whole, or another process has removed it", entry);
        } catch (IOException | DirectoryIteratorException failed) {
            LOG.debug("{} stays", entry, failed);
        }
    }

    private boolean isEmptied(SecureDirectoryStream<Path> place, Path name, Path entry) throws IOException {
        try (SecureDirectoryStream<Path> inside = place.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            // Looked at again, by what was opened.
            PosixFileAttributes opened =
                    inside.getFileAttributeView(PosixFileAttributeView.class).readAttributes();
            return mayBeLeft(opened) && rule.empty(inside, entry);
        }
    }

    private boolean mayBeLeft(PosixFileAttributes found) {
        return found.isDirectory()
                && found.owner().equals(user)
                && found.permissions().equals(PERMISSIONS)
                && isOld(found, young)
                && rule.mayBeLeft(found);
    }

    /** Whether it was last changed at least so long ago. */
    static boolean isOld(PosixFileAttributes found, Duration young) {
        return System.currentTimeMillis() - found.lastModifiedTime().toMillis() >= young.toMillis();
    }

    /** Of a file in a directory; a link's own. */
    public static PosixFileAttributes attributes(SecureDirectoryStream<Path> directory, Path name) throws IOException {
        return directory
                .getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    /** Of all that is in a directory that was opened just now. */
    public static List<Path> names(SecureDirectoryStream<Path> directory) {
        List<Path> names = new ArrayList<>();
        directory.forEach(each -> names.add(each.getFileName()));
        return names;
    }
}
