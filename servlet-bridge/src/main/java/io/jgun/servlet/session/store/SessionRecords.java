package io.jgun.servlet.session.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored sessions of one context. Each method takes effect entirely or not at all, whatever other processes do at the
 * same time. An {@link IOException} means that the store cannot be reached.
 */
interface SessionRecords {

    /** What is stored cannot be read, however often one tries. */
    final class Unreadable extends IOException {

        private static final long serialVersionUID = 1L;

        Unreadable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Empty if there is no such session. */
    Optional<SessionRecord> read(String id) throws IOException;

    boolean exists(String id) throws IOException;

    /** What the next version of a session is; positive. */
    long versionAfter(long former);

    /** Stores a new one; false if there is one already. */
    boolean insert(SessionRecord session) throws IOException;

    /** Stores its next version; false if the one that is there, if any, has another version than the former one. */
    boolean replace(SessionRecord session, long former) throws IOException;

    /** Changes the times of its last use and its end, if it is there. */
    void touch(String id, SessionTimes times) throws IOException;

    /** Gives it another id; false if it is not there. */
    boolean rename(String id, String other) throws IOException;

    /** False if it was not there any more. */
    boolean delete(String id) throws IOException;

    /** Deletes it if it has expired; false if not, or if it was not there any more. */
    boolean deleteExpired(String id, long now) throws IOException;

    /** The ids of those that have expired; more may have. */
    List<String> expired(long now) throws IOException;

    /** Deletes those of all contexts that have expired before that time: of those that nobody serves any more. */
    void deleteForgotten(long before) throws IOException;
}
