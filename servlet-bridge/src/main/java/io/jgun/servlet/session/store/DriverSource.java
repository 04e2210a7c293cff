package io.jgun.servlet.session.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections of a driver. {@code DriverManager} would show none but those of the class path of the server. */
final class DriverSource implements DataSource {

    /** A database that does not answer for so long is taken for lost. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Driver driver;
    private final String url;
    private final Properties properties;

    /** @param properties user and password */
    DriverSource(Driver driver, String url, Properties properties) {
        this.driver = driver;
        this.url = url;
        this.properties = properties;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Properties own = new Properties();
        own.putAll(properties);
        @Nullable Connection connection = driver.connect(url, own);
        if (connection == null) {
            throw new SQLException(driver.getClass().getName() + " does not know this URL");
        }
        try {
            connection.setNetworkTimeout(Runnable::run, (int) SILENCE.toMillis());
        } catch (SQLException | AbstractMethodError unsupported) {
            // Then the application's own time-out has to do.
        }
        return connection;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException(type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
