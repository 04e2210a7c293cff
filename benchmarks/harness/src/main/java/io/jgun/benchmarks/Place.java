package io.jgun.benchmarks;

import java.nio.file.Path;

/**
 * Where a server runs.
 *
 * @param temp an empty directory of its own
 */
record Place(int port, Path temp) {
    /** For a command that is shown, not run. */
    static final Place SHOWN = new Place(8000, Path.of("TEMP"));
}
