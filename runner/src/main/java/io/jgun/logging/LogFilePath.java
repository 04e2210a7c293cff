package io.jgun.logging;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.Applications;
import io.jgun.settings.Setting;
import io.jgun.settings.Settings;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A log file that a setting names.
 *
 * @param setting the name to use in messages
 * @param path relative paths start at {@code chdir}
 */
public record LogFilePath(String setting, Path path) {

    private static final FileAttribute<Set<PosixFilePermission>> FOR_US =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-r--"));

    /** The file that the value of a setting names. */
    public static LogFilePath of(Setting<?> setting, String value, Settings settings) {
        return new LogFilePath(
                setting.name(), settings.get(Applications.CHDIR).resolve(value).normalize());
    }

    /**
     * Opens the file for appending, creating it if it is missing. Appending, because logrotate may truncate it and the
     * workers of several processes may share it.
     *
     * @throws ExitException saying what is in the way
     */
    public FileOutputStream open() {
        try {
            return openAgain();
        } catch (IOException e) {
            throw new ExitException(ExitCode.ERROR, setting + ": cannot write to '" + path + "': " + obstacle(e), e);
        }
    }

    /** As {@link #open}, for a server that runs already and must not end. */
    public FileOutputStream openAgain() throws IOException {
        createForUs();
        return new FileOutputStream(path.toFile(), true);
    }

    /** Gunicorn's umask is that of workers only: with {@code umask = 0} its logs are not for everybody to write. */
    private void createForUs() {
        if (!Files.exists(path)) {
            try {
                Files.createFile(path, FOR_US);
            } catch (IOException e) {
                // Another process was faster, or opening will say what is wrong.
            }
        }
    }

    private String obstacle(IOException e) {
        Path parent = path.toAbsolutePath().getParent();
        if (Files.isDirectory(path)) {
            return "it is a directory; name a file in it";
        }
        if (parent != null && !Files.exists(parent)) {
            return "the directory '" + parent + "' does not exist; create it or name another file";
        }
        if (parent != null && !Files.isDirectory(parent)) {
            return "'" + parent + "' is not a directory; name another file";
        }
        if (Files.exists(path) ? !Files.isWritable(path) : parent != null && !Files.isWritable(parent)) {
            return "permission denied for user " + System.getProperty("user.name")
                    + "; change the owner or the mode, or name another file";
        }
        return String.valueOf(e.getMessage());
    }
}
