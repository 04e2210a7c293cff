package io.jgun.servlet.session.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.eclipse.jetty.session.DatabaseAdaptor;
import org.jspecify.annotations.Nullable;

/** A database that is there and has the table, with some connections kept open. */
final class Database implements AutoCloseable {

    /** How long a request waits for a connection: also how long it takes to notice that the database is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** After an outage was noticed. */
    private static final Duration TRIED_AGAIN = Duration.ofSeconds(1);

    private static final int ATTEMPTS = 5;

    private record Outage(SQLException reason, long until) {}

    private final DatabaseAdaptor adaptor = new DatabaseAdaptor();
    private final SessionTable table = new SessionTable(adaptor);
    private final HikariDataSource pool;
    private volatile @Nullable Outage outage;

    /**
     * Makes the table if it is missing.
     *
     * @param most connections
     */
    Database(DataSource source, int most) throws SQLException {
        adaptor.setDatasource(source);
        prepare();
        pool = new HikariDataSource(pool(source, most));
    }

    private static HikariConfig pool(DataSource source, int most) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("session store");
        config.setDataSource(source);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(PATIENCE.toMillis() / 2);
        config.setInitializationFailTimeout(-1); // it was there a moment ago
        config.setThreadFactory(task -> {
            Thread thread = new Thread(task, "jgun-session-store");
            thread.setDaemon(true);
            // Else it would be the one of the application that happens to start, and keep that for ever.
            thread.setContextClassLoader(Database.class.getClassLoader());
            return thread;
        });
        return config;
    }

    /** Several processes that start at once may all see that there is no table, and all but one then fail to make it. */
    private void prepare() throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                table.prepareTables();
                return;
            } catch (SQLException failed) {
                if (attempt == ATTEMPTS) {
                    throw failed;
                }
                LockSupport.parkNanos(
                        Duration.ofMillis(ThreadLocalRandom.current().nextInt(20, 100))
                                .toNanos());
            }
        }
    }

    SessionTable table() {
        return table;
    }

    /** Where the database is lost, requests wait for it one by one: the others are told at once. */
    Connection connection() throws SQLException {
        Outage known = outage;
        if (known != null && known.until - System.nanoTime() > 0) {
            throw known.reason;
        }
        try {
            Connection connection = pool.getConnection();
            outage = null;
            return connection;
        } catch (SQLException failed) {
            if (pool.getHikariPoolMXBean().getTotalConnections() == 0) {
                outage = new Outage(failed, System.nanoTime() + TRIED_AGAIN.toNanos());
            }
            throw failed;
        }
    }

    InputStream content(ResultSet row, String column) throws SQLException {
        return adaptor.getBlobInputStream(row, column);
    }

    /** In one line. That of the pool says how long it has waited, its cause says for what. */
    static String reason(SQLException failed) {
        Throwable told = failed;
        while (told.getCause() instanceof SQLException cause) {
            told = cause;
        }
        return String.valueOf(told.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    @Override
    public void close() {
        pool.close();
    }
}
