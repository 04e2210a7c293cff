package io.jgun.servlet.app;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.process.GenerationDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.util.IO;

/** A directory that only this user may enter, for one generation; removed with all that is in it. */
record TemporaryDirectory(GenerationDirectory directory) implements AutoCloseable {

    /** @param parent must exist */
    static TemporaryDirectory in(Path parent) {
        try {
            return new TemporaryDirectory(GenerationDirectory.in(parent));
        } catch (IOException e) {
            throw new ExitException(ExitCode.ERROR, "Cannot create a temporary directory in " + parent + ": " + e, e);
        }
    }

    Path path() {
        return directory.path();
    }

    /** A directory in it. */
    Path child(String name) {
        try {
            return Files.createDirectories(path().resolve(name));
        } catch (IOException e) {
            throw new ExitException(
                    ExitCode.ERROR, "Cannot create the directory " + path().resolve(name) + ": " + e, e);
        }
    }

    @Override
    public void close() {
        // Links are removed, not followed.
        IO.delete(path().toFile());
        directory.close();
    }
}
