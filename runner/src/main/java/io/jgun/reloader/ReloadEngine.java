package io.jgun.reloader;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** How changes are noticed: the setting {@code reload_engine}. */
interface ReloadEngine extends AutoCloseable {

    /** As the setting calls it, and why it is another one than that. */
    String name();

    /** A directory that holds watched files; may come again. */
    void add(Path directory);

    /**
     * Waits until something may have happened.
     *
     * @param nanos at most
     * @return files and directories to look at; empty: all of them
     */
    Optional<Set<Path>> await(long nanos) throws InterruptedException;

    @Override
    void close();
}
