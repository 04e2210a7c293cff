package io.jgun.posix;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

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

    /**
     * Makes the file the user's, creating it empty where it is missing, if its directory is out of the user's reach.
     * Devices, pipes and what is in the user's reach stay as they are.
     *
     * @throws IOException if the system does not let this process do it
     */
    public void giveFile(Path file) throws IOException {
        Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path directory = real.getParent();
        if (directory == null || !isOutOfReach(directory) || Files.isSymbolicLink(real)) {
            return;
        }
        if (!Files.exists(real)) {
            create(real);
        }
        if (isOfType(real, REGULAR)) {
            give(real);
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

    /** True if the directory exists and the user can change neither its entries nor those of a directory above it. */
    public boolean isOutOfReach(Path directory) throws IOException {
        if (user == 0 || !Files.isDirectory(directory)) {
            return false;
        }
        Path first = directory.toRealPath();
        for (Path each = first; each != null; each = each.getParent()) {
            int mode = attribute(each, "mode");
            boolean byGroup = (mode & GROUP_WRITES) != 0 && attribute(each, "gid") == group;
            boolean writable = byGroup || (mode & OTHERS_WRITE) != 0;
            // As /tmp: what is there and belongs to others cannot be replaced, but something can be added.
            boolean onlyAdds = (mode & STICKY) != 0 && !each.equals(first);
            if (attribute(each, "uid") == user || (writable && !onlyAdds)) {
                return false;
            }
        }
        return true;
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
