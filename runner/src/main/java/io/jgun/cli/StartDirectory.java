package io.jgun.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where the operator started jgun. The launcher names it in the environment when it has left it for {@code chdir}. */
final class StartDirectory {

    private StartDirectory() {}

    /** The empty path where it is the current directory. */
    static Path path() {
        String left = System.getenv("JGUN_START_DIR");
        return left == null ? Path.of("") : Path.of(left);
    }

    /**
     * The same, by the name that the operator's shell had for it: where a link is what a deployment changes, an upgrade
     * follows it. As Gunicorn's getcwd.
     */
    static Path asNamed() {
        Path here = path().toAbsolutePath();
        String named = System.getenv("PWD");
        try {
            return named != null && Files.isSameFile(Path.of(named), here) ? Path.of(named) : here;
        } catch (IOException | InvalidPathException e) {
            return here;
        }
    }
}
