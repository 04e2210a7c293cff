package io.jgun.settings;

import java.nio.file.Path;

/** Where HTTP sessions are kept. */
public sealed interface SessionStore {

    /** In the process: they survive a reload, not a restart, and each process has its own. */
    record Memory() implements SessionStore {}

    /** In files, one directory for each session. */
    record Directory(Path path) implements SessionStore {}

    /**
     * In a table of a database.
     *
     * @param url as a JDBC driver takes it; may hold a password
     */
    record Database(String url) implements SessionStore {

        /** For logs and messages: the URL without its password. */
        @Override
        public String toString() {
            return Secrets.masked(url);
        }
    }
}
