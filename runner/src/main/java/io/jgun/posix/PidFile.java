package io.jgun.posix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The file that names the running arbiter: Gunicorn setting {@code pidfile}. */
public final class PidFile {

    private final Path path;
    private final long pid;

    private PidFile(Path path, long pid) {
        this.path = path;
        this.pid = pid;
    }

    /**
     * Writes the file. One that a dead process left is replaced.
     *
     * @throws ExitException ERROR if the file names another process that is alive, or cannot be written
     */
    public static PidFile create(Path path, long pid) {
        long owner = ownerOf(path);
        if (owner != pid && isAlive(owner)) {
            throw new ExitException(
                    ExitCode.ERROR,
                    "Already running on pid " + owner + " (or pid file '" + path + "' is stale)."
                            + " Stop that process, or choose another file with --pid.");
        }
        try {
            write(path, pid);
        } catch (IOException e) {
            throw new ExitException(
                    ExitCode.ERROR,
                    "Can't write the pid file '" + path + "': " + FileProblem.of(e)
                            + ". Name a file in an existing, writable directory with --pid.",
                    e);
        }
        return new PidFile(path, pid);
    }

    /** Where the new arbiter of an upgrade writes its pid while the old one is still there, as in Gunicorn: {@code NAME.2}. */
    public static Path second(Path path) {
        return path.resolveSibling(path.getFileName() + ".2");
    }

    /** True if the file names a process that is alive. */
    public static boolean isTaken(Path path) {
        return isAlive(ownerOf(path));
    }

    private static boolean isAlive(long owner) {
        return owner != 0 && ProcessHandle.of(owner).isPresent() && !OtherProcess.isZombie(owner);
    }

    /** Deletes the file if it still names this process. In a directory of root's it can only be emptied. */
    public void delete() {
        if (ownerOf(path) != pid) {
            return;
        }
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            empty();
        }
    }

    private void empty() {
        try {
            Files.write(path, new byte[0]);
        } catch (IOException e) {
            // The directory is gone or read-only: nothing is left to mend at exit, and the next start checks the pid.
        }
    }

    /** Zero if the file is missing or does not hold a number. */
    private static long ownerOf(Path path) {
        try {
            return Long.parseLong(
                    Files.readString(path, StandardCharsets.US_ASCII).trim());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static void write(Path path, long pid) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null && !Files.isWritable(directory) && Files.isWritable(path)) {
            overwrite(path, pid); // prepared by root
        } else {
            replace(path, directory, pid);
        }
    }

    /** The number in one write, and only then the end: a reader never finds the file empty. */
    private static void overwrite(Path path, long pid) throws IOException {
        byte[] text = (pid + "\n").getBytes(StandardCharsets.US_ASCII);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(text));
            file.truncate(text.length);
        }
    }

    /** Through a temporary file, so that a reader never sees half a number. */
    private static void replace(Path path, @Nullable Path directory, long pid) throws IOException {
        Path temporary = Files.createTempFile(directory, path.getFileName() + ".", ".tmp");
        try {
            Files.writeString(temporary, pid + "\n", StandardCharsets.US_ASCII);
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
            try {
                Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
