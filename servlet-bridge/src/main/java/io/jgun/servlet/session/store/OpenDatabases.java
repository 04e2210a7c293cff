package io.jgun.servlet.session.store;

import io.jgun.posix.ExitException;
import io.jgun.settings.ClassPath;
import io.jgun.settings.SessionStore;
import io.jgun.settings.Sessions;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The databases of a process: generations with the same settings have one together, so that a reload connects no more. */
final class OpenDatabases {

    private static final Logger LOG = LoggerFactory.getLogger(OpenDatabases.class);

    private record Key(
            SessionStore.Database store,
            Optional<String> user,
            Optional<String> password,
            int connections,
            String classPath) {}

    private static final class Open {
        final JdbcDriver driver;
        final Database database;
        int users;

        Open(JdbcDriver driver, Database database) {
            this.driver = driver;
            this.database = database;
        }
    }

    private final Map<Key, Open> open = new HashMap<>();

    private OpenDatabases() {}

    /** The one of this server. */
    static OpenDatabases of(Server server) {
        synchronized (server) {
            OpenDatabases databases = server.getBean(OpenDatabases.class);
            if (databases == null) {
                databases = new OpenDatabases();
                server.addBean(databases, false);
            }
            return databases;
        }
    }

    /** A database until it is given back. */
    record Use(Database database, Runnable giveBack) {}

    /** @throws ExitException WORKER_BOOT_ERROR if there is no driver, no connection or no table */
    synchronized Use use(SessionStore.Database store, Settings settings) {
        ClassPath classPath = ClassPath.of(settings);
        Key key = new Key(
                store,
                settings.get(Sessions.SESSION_STORE_USER),
                settings.get(Sessions.SESSION_STORE_PASSWORD),
                settings.get(Sessions.SESSION_STORE_CONNECTIONS),
                classPath.toString());
        Open found = open.get(key);
        if (found == null) {
            found = open(key, settings, classPath);
            open.put(key, found);
        }
        found.users++;
        return new Use(found.database, () -> giveBack(key));
    }

    private synchronized void giveBack(Key key) {
        Open used = open.get(key);
        if (used != null && --used.users == 0) {
            open.remove(key);
            used.database.close();
            close(used.driver);
        }
    }

    private static void close(JdbcDriver driver) {
        try {
            driver.close();
        } catch (IOException e) {
            LOG.debug("The class path of the driver", e);
        }
    }

    private static Open open(Key key, Settings settings, ClassPath classPath) {
        JdbcDriver found = JdbcDriver.of(key.store().url(), classPath);
        Driver driver = found.driver();
        try {
            if (driver == null) {
                throw noDriver(settings, found, classPath);
            }
            Properties properties = new Properties();
            key.user().ifPresent(user -> properties.setProperty("user", user));
            key.password().ifPresent(password -> properties.setProperty("password", password));
            DriverSource source = new DriverSource(driver, key.store().url(), properties);
            connect(source, settings);
            return new Open(found, prepared(source, key, settings));
        } catch (ExitException failed) {
            close(found);
            throw failed;
        }
    }

    private static void connect(DriverSource source, Settings settings) {
        try {
            source.getConnection().close();
        } catch (SQLException | RuntimeException e) {
            throw problem(settings, "cannot connect: " + told(e), e);
        }
    }

    private static Database prepared(DriverSource source, Key key, Settings settings) {
        try {
            return new Database(source, key.connections());
        } catch (SQLException | RuntimeException e) {
            throw problem(
                    settings,
                    "cannot make its table jgun_sessions: " + told(e)
                            + ". The user must be allowed to make it, or to use the one that is there",
                    e);
        }
    }

    private static String told(Exception e) {
        return e instanceof SQLException failed ? Database.reason(failed) : String.valueOf(e);
    }

    private static ExitException noDriver(Settings settings, JdbcDriver found, ClassPath classPath) {
        String home = System.getProperty("jgun.home");
        String others = found.others().isEmpty() ? "" : " (there is: " + String.join(", ", found.others()) + ")";
        return problem(
                settings,
                "there is no JDBC driver for it" + others + ". Put its JAR file on the class path, as --classpath"
                        + " target/classes:drivers/postgresql.jar, or into "
                        + (home == null ? "the directory lib of jgun" : home + "/lib") + "\n" + classPath.describe(),
                null);
    }

    private static ExitException problem(Settings settings, String problem, @Nullable Throwable cause) {
        return SharedSessions.problem(settings, problem, cause);
    }
}
