package io.jgun.servlet.app.scan;

import io.jgun.posix.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory of remembered scans. It is used if nobody but root, this user and, beside jgun's jars, the jars' owner can have
 * written to it: what is remembered decides which filters a webapp has. The launcher has the same rule for the class-data
 * archive.
 *
 * @param path need not exist
 * @param lib the directory of jgun's jars, if this one lies beside it; else what leads to this one must be as safe
 */
record ScanDirectory(Path path, Optional<Path> lib) {

    /** Other webapps' and versions' are kept. */
    private static final int MOST_FILES = 16;

    private static final String SUFFIX = ".scan";
    private static final String LOCK = "scan.lock";
    private static final String OURS = "rw-------";
    private static final String FOR_ALL = "rw-r--r--";
    private static final Duration DAY = Duration.ofDays(1);

    private static final int ROOT = 0;
    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final int STICKY = 0001000;
    private static final int OTHERS_WRITE = 0022;

    /**
     * The content of a file.
     *
     * @param name without its suffix
     * @throws NoSuchFileException if there is none
     * @throws IOException if it is too large or somebody else's
     */
    byte[] read(String name) throws IOException {
        Path file = path.toRealPath().resolve(name + SUFFIX);
        int type = mode(file) & TYPE;
        if (type != REGULAR || !isTrusted(file)) {
            throw new IOException("another user could have written it");
        }
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = content.readNBytes(ScanFile.LARGEST + 1);
            if (bytes.length > ScanFile.LARGEST) {
                throw new IOException("too large");
            }
            return bytes;
        }
    }

    /**
     * Puts a file in place, whole or not at all, and removes those that have not been used for longest. Of several processes
     * one does, the others do nothing.
     *
     * @param forAll users who may read the directory, where it lies beside jgun's jars; else only this user can read the file
     * @param wanted asked when no other process writes
     * @return false if nothing was written, because another process does that or has
     * @throws IOException if this process cannot write here, or should not
     */
    boolean write(String name, byte[] bytes, boolean forAll, BooleanSupplier wanted) throws IOException {
        if (Files.notExists(path)) {
            // As the launcher does: beside the jars for all users, in a user's cache for that one.
            String permissions = lib.isPresent() ? "rwxr-xr-x" : "rwx------";
            Files.createDirectories(path, permissions(permissions));
        }
        Path directory = path.toRealPath();
        if (!isTrusted(directory)) {
            throw new IOException("another user can write to it");
        }
        try (FileChannel channel = FileChannel.open(
                        directory.resolve(LOCK),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                        permissions(OURS));
                FileLock lock = channel.tryLock()) {
            if (lock == null || !wanted.getAsBoolean()) {
                return false;
            }
            put(directory.resolve(name + SUFFIX), bytes, forAll && lib.isPresent() ? FOR_ALL : OURS);
            clear(directory);
            return true;
        } catch (OverlappingFileLockException e) {
            return false; // another thread of this process
        }
    }

    private static void put(Path file, byte[] bytes, String permissions) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next); // of a process that was killed
        try {
            Files.createFile(next, permissions(OURS));
            Files.write(next, bytes);
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString(permissions)); // whatever the umask
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }

    private static void clear(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(directory)) {
            all.filter(file -> file.toString().endsWith(SUFFIX)).forEach(files::add);
        }
        if (files.size() > MOST_FILES) {
            files.sort(Comparator.comparing(ScanDirectory::used).reversed());
            for (Path old : files.subList(MOST_FILES, files.size())) {
                Files.deleteIfExists(old);
            }
        }
    }

    private static FileTime used(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.from(Instant.EPOCH); // gone
        }
    }

    /** Notes that a file is in use, to the day, so that it is not among the old ones. */
    void touch(String name) throws IOException {
        Path file = path.resolve(name + SUFFIX);
        Instant now = Instant.now();
        if (used(file).toInstant().isBefore(now.minus(DAY)) && Files.isWritable(file)) {
            Files.setLastModifiedTime(file, FileTime.from(now));
        }
    }

    private boolean isTrusted(Path real) throws IOException {
        Set<Integer> trusted = new HashSet<>(Set.of(ROOT));
        trusted.add(Credentials.own()
                .map(own -> (int) own.user())
                .orElseThrow(() -> new IOException("this user's number is not known")));
        @Nullable Path until = null;
        if (lib.isPresent()) {
            trusted.add(owner(lib.get().toRealPath()));
            until = path.toRealPath().getParent();
        }
        for (Path part = real; part != null && !part.equals(until); part = part.getParent()) {
            int mode = mode(part);
            boolean shared = (mode & TYPE) == DIRECTORY && (mode & STICKY) != 0; // as /tmp: what is ours stays as it is
            if (!trusted.contains(owner(part)) || ((mode & OTHERS_WRITE) != 0 && !shared)) {
                return false;
            }
        }
        return true;
    }

    private static int owner(Path file) throws IOException {
        return (Integer) attribute(file, "unix:uid");
    }

    private static int mode(Path file) throws IOException {
        return (Integer) attribute(file, "unix:mode");
    }

    private static Object attribute(Path file, String name) throws IOException {
        try {
            return Files.getAttribute(file, name, LinkOption.NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            throw new IOException("no system of users and modes", e);
        }
    }
}
