package io.jgun.posix;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Gives files to another user, as root. Only where that user could not have put something else in their place: a link to
 * /etc/shadow in a directory of the user's must not be followed. In such a directory the user can help itself.
 *
 * @param user number
 * @param group number
 */
public record Ownership(long user, long group) {

    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int STICKY = 0001000;
    private static final int GROUP_WRITES = 0020;
    private static final int OTHERS_WRITE = 0002;

    /** As many as the kernel follows. */
    private static final int LINKS = 40;

    /**
     * Makes the file the user's, creating it empty where it is missing, if its place is out of the user's reach. Devices,
     * pipes and what is in the user's reach stay as they are.
     *
     * @throws IOException if the system does not let this process do it
     */
    public void giveFile(Path file) throws IOException {
        Optional<Path> place = outOfReach(file);
        if (place.isPresent()) {
            Path real = place.get();
            if (!Files.exists(real, LinkOption.NOFOLLOW_LINKS)) {
                create(real);
            }
            if (isOfType(real, REGULAR)) {
                give(real);
            }
        }
    }

    /** Makes a directory of the user's, or keeps the one that is there. */
    public void giveDirectory(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        if (isOfType(directory, DIRECTORY)) {
            give(directory);
        }
    }

    /**
     * Where a path leads, through links, if the user can change none of the directories on the way, nor the last one,
     * which must exist.
     */
    public Optional<Path> outOfReach(Path path) throws IOException {
        Deque<Path> names = new ArrayDeque<>();
        path.toAbsolutePath().forEach(names::add);
        Path here = Path.of("/");
        int links = 0;
        while (!names.isEmpty()) {
            if (!Files.isDirectory(here, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            Path name = names.removeFirst();
            Path next = name.toString().equals("..") ? parent(here) : here.resolve(name);
            if (canReplace(here, next, names.isEmpty())) {
                return Optional.empty();
            }
            if (!Files.isSymbolicLink(next)) {
                here = next;
            } else if (++links <= LINKS) {
                Path target = Files.readSymbolicLink(next);
                for (int i = target.getNameCount() - 1; i >= 0; i--) {
                    names.addFirst(target.getName(i));
                }
                here = target.isAbsolute() ? Path.of("/") : here;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(here);
    }

    private static Path parent(Path directory) {
        Path parent = directory.getParent();
        return parent == null ? directory : parent;
    }

    /** Whether the user can put something of its own where the entry of the directory is. */
    private boolean canReplace(Path directory, Path entry, boolean last) throws IOException {
        int mode = attribute(directory, "mode");
        boolean byGroup = (mode & GROUP_WRITES) != 0 && attribute(directory, "gid") == group;
        if (attribute(directory, "uid") == user) {
            return true;
        }
        if (!byGroup && (mode & OTHERS_WRITE) == 0) {
            return false;
        }
        // As in /tmp: what is root's stays where it is, but others may have come before root.
        boolean sticky = (mode & STICKY) != 0;
        return last || !sticky || !Files.exists(entry, LinkOption.NOFOLLOW_LINKS) || attribute(entry, "uid") != 0;
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        } catch (FileAlreadyExistsException e) {
            // Another start was faster.
        }
    }

    private static boolean isOfType(Path path, int type) throws IOException {
        return (attribute(path, "mode") & TYPE) == type;
    }

    private void give(Path path) throws IOException {
        Files.setAttribute(path, "unix:gid", (int) group, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:uid", (int) user, LinkOption.NOFOLLOW_LINKS);
    }

    private static int attribute(Path path, String name) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:" + name, LinkOption.NOFOLLOW_LINKS);
    }
}
