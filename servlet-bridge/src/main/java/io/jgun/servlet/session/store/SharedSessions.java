package io.jgun.servlet.session.store;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.posix.FileProblem;
import io.jgun.servlet.session.SessionIds;
import io.jgun.settings.SessionStore;
import io.jgun.settings.Sessions;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.session.SessionContext;
import org.jspecify.annotations.Nullable;

/** Sessions in a store that other processes may use, too. */
final class SharedSessions implements HttpSessions {

    private final Server server;
    private final Function<SessionContext, SessionRecords> records;
    private final Runnable giveBack;

    private SharedSessions(Server server, Function<SessionContext, SessionRecords> records, Runnable giveBack) {
        this.server = server;
        this.records = records;
        this.giveBack = giveBack;
    }

    static HttpSessions open(Settings settings, Server server) {
        SessionStore store = settings.get(Sessions.SESSION_STORE);
        if (store instanceof SessionStore.Directory directory) {
            Path root = usable(directory.path().toAbsolutePath(), settings);
            return new SharedSessions(server, context -> records(root, context), () -> {});
        }
        OpenDatabases.Use use = OpenDatabases.of(server).use((SessionStore.Database) store, settings);
        return new SharedSessions(server, context -> new DatabaseRecords(use.database(), context), use.giveBack());
    }

    private static SessionRecords records(Path root, SessionContext context) {
        try {
            return new DirectoryRecords(root, context.getCanonicalContextPath(), context.getVhost());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made if it is missing. */
    private static Path usable(Path directory, Settings settings) {
        try {
            DirectoryRecords.createPrivate(directory);
            if (Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE)) {
                throw problem(
                        settings,
                        "all users of this machine may write to it, and so could log in as anybody or run code here;"
                                + " chmod 700 " + directory,
                        null);
            }
            DirectoryRecords.probe(directory);
            return directory;
        } catch (IOException e) {
            throw problem(
                    settings,
                    "sessions cannot be stored there by user " + System.getProperty("user.name") + ": "
                            + FileProblem.of(e),
                    e);
        }
    }

    /** @param problem a clause */
    static ExitException problem(Settings settings, String problem, @Nullable Throwable cause) {
        return new ExitException(
                ExitCode.WORKER_BOOT_ERROR,
                "Error: " + settings.origin(Sessions.SESSION_STORE) + ": session_store "
                        + settings.show(Sessions.SESSION_STORE) + ": " + problem,
                cause);
    }

    @Override
    public void install(ServletContextHandler context) {
        StoredSessionHandler handler = new StoredSessionHandler();
        SessionIds ids = SessionIds.of(server);
        handler.setSessionIdManager(ids);
        handler.setSessionCache(new StoredSessions(handler, ids, records));
        context.setSessionHandler(handler);
    }

    @Override
    public void close() {
        giveBack.run();
    }
}
