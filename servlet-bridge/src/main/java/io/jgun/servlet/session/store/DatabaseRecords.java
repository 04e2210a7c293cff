package io.jgun.servlet.session.store;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.session.SessionContext;

/** One row for each session. Each method is one statement, which takes effect as a whole. */
final class DatabaseRecords implements SessionRecords {

    /** Class of the SQL states of violated constraints, as that of a primary key. */
    private static final String TAKEN = "23";

    private final Database database;
    private final SessionTable table;
    private final SessionContext context;

    DatabaseRecords(Database database, SessionContext context) {
        this.database = database;
        this.table = database.table();
        this.context = context;
    }

    private interface Making {
        PreparedStatement on(Connection connection) throws SQLException;
    }

    private interface Reading<T> {
        T from(ResultSet rows) throws SQLException, IOException;
    }

    private <T> T query(Making making, Reading<T> reading) throws IOException {
        try (Connection connection = database.connection();
                PreparedStatement statement = making.on(connection);
                ResultSet rows = statement.executeQuery()) {
            return reading.from(rows);
        } catch (SQLException e) {
            throw new IOException(Database.reason(e), e);
        }
    }

    private boolean update(Making making) throws IOException {
        try {
            return rows(making) > 0;
        } catch (SQLException e) {
            throw new IOException(Database.reason(e), e);
        }
    }

    private int rows(Making making) throws SQLException {
        try (Connection connection = database.connection();
                PreparedStatement statement = making.on(connection)) {
            return statement.executeUpdate();
        }
    }

    @Override
    public Optional<SessionRecord> read(String id) throws IOException {
        return query(
                connection -> table.select(connection, id, context),
                rows -> rows.next() ? Optional.of(record(id, rows)) : Optional.empty());
    }

    private SessionRecord record(String id, ResultSet row) throws SQLException, Unreadable {
        SessionTimes times = new SessionTimes(
                row.getLong(table.getCreateTimeColumn()),
                row.getLong(table.getAccessTimeColumn()),
                row.getLong(table.getLastAccessTimeColumn()),
                row.getLong(table.getCookieTimeColumn()),
                row.getLong(table.getExpiryTimeColumn()),
                row.getLong(table.getMaxIntervalColumn()));
        try (InputStream content = database.content(row, table.getMapColumn())) {
            return new SessionRecord(
                    id, row.getLong(table.getLastSavedTimeColumn()), times, Content.of(content.readAllBytes()));
        } catch (IOException e) {
            throw new Unreadable("its row: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean exists(String id) throws IOException {
        return query(connection -> table.select(connection, id, context), ResultSet::next);
    }

    /** Times, so that a session that has been away does not come back with a version that was there before. */
    @Override
    public long versionAfter(long former) {
        return Math.max(former + 1, System.currentTimeMillis());
    }

    @Override
    public boolean insert(SessionRecord session) throws IOException {
        try {
            return rows(connection -> table.insert(connection, session, context)) > 0;
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(TAKEN) && exists(session.id())) {
                return false;
            }
            throw new IOException(Database.reason(e), e);
        }
    }

    @Override
    public boolean replace(SessionRecord session, long former) throws IOException {
        return update(connection -> table.replace(connection, session, former, context));
    }

    @Override
    public void touch(String id, SessionTimes times) throws IOException {
        update(connection -> table.touch(connection, id, times, context));
    }

    @Override
    public boolean rename(String id, String other) throws IOException {
        return update(connection -> table.rename(connection, id, other, context));
    }

    @Override
    public boolean delete(String id) throws IOException {
        return update(connection -> table.delete(connection, id, context));
    }

    @Override
    public boolean deleteExpired(String id, long now) throws IOException {
        return update(connection -> table.deleteExpired(connection, id, now, context));
    }

    @Override
    public List<String> expired(long now) throws IOException {
        return query(connection -> table.expired(connection, now, context), rows -> {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(table.getIdColumn()));
            }
            return ids;
        });
    }

    @Override
    public void deleteForgotten(long before) throws IOException {
        update(connection -> table.deleteForgotten(connection, before));
    }
}
