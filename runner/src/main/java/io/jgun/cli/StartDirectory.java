package io.jgun.cli;

import java.nio.file.Path;

/** Where the operator started jgun. The launcher names it in the environment when it has left it for {@code chdir}. */
final class StartDirectory {

    private StartDirectory() {}

    /** The empty path where it is the current directory. */
    static Path path() {
        String left = System.getenv("JGUN_START_DIR");
        return left == null ? Path.of("") : Path.of(left);
    }
}
