package io.jgun.servlet.session.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.eclipse.jetty.session.DatabaseAdaptor;
import org.eclipse.jetty.session.JDBCSessionDataStore.SessionTableSchema;
import org.eclipse.jetty.session.SessionContext;

/**
 * Jetty's table of sessions, which knows the types of many databases, under a name of our own: what is in its column
 * {@code map} is in our format. A version is the time of the last save, never the same twice.
 */
final class SessionTable extends SessionTableSchema {

    private static final String NAME = "jgun_sessions";

    SessionTable(DatabaseAdaptor adaptor) {
        setDatabaseAdaptor(adaptor);
        setTableName(NAME);
        // Else a table of that name anywhere in the database would be taken for this one.
        setSchemaName(INFERRED);
        setCatalogName(INFERRED);
    }

    private String table() {
        return (getSchemaName() == null ? "" : getSchemaName() + ".") + getTableName();
    }

    private String contextPath(SessionContext context) {
        String path = context.getCanonicalContextPath();
        return path.isEmpty() && _dbAdaptor.isEmptyStringNull() ? "/" : path;
    }

    private String ofSession() {
        return " where " + getIdColumn() + " = ? and " + getContextPathColumn() + " = ? and " + getVirtualHostColumn()
                + " = ?";
    }

    private void bind(PreparedStatement statement, int first, String id, SessionContext context) throws SQLException {
        statement.setString(first, id);
        statement.setString(first + 1, contextPath(context));
        statement.setString(first + 2, context.getVhost());
    }

    PreparedStatement insert(Connection connection, SessionRecord session, SessionContext context) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(getInsertSessionStatementAsString());
        SessionTimes times = session.times();
        bind(statement, 1, session.id(), context);
        statement.setString(4, context.getWorkerName());
        statement.setLong(5, times.accessed());
        statement.setLong(6, times.lastAccessed());
        statement.setLong(7, times.created());
        statement.setLong(8, times.cookieSet());
        statement.setLong(9, session.version());
        statement.setLong(10, times.expiry());
        statement.setLong(11, times.maxInactive());
        statement.setBytes(12, session.content().bytes());
        return statement;
    }

    /** Of the session that still has the former version. */
    PreparedStatement replace(Connection connection, SessionRecord session, long former, SessionContext context)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement("update " + table() + " set " + getAccessTimeColumn()
                + " = ?, " + getLastAccessTimeColumn() + " = ?, " + getCookieTimeColumn() + " = ?, "
                + getLastSavedTimeColumn() + " = ?, " + getExpiryTimeColumn() + " = ?, " + getMaxIntervalColumn()
                + " = ?, " + getMapColumn() + " = ?" + ofSession() + " and " + getLastSavedTimeColumn() + " = ?");
        SessionTimes times = session.times();
        statement.setLong(1, times.accessed());
        statement.setLong(2, times.lastAccessed());
        statement.setLong(3, times.cookieSet());
        statement.setLong(4, session.version());
        statement.setLong(5, times.expiry());
        statement.setLong(6, times.maxInactive());
        statement.setBytes(7, session.content().bytes());
        bind(statement, 8, session.id(), context);
        statement.setLong(11, former);
        return statement;
    }

    PreparedStatement touch(Connection connection, String id, SessionTimes times, SessionContext context)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement("update " + table() + " set " + getAccessTimeColumn()
                + " = ?, " + getLastAccessTimeColumn() + " = ?, " + getExpiryTimeColumn() + " = ?" + ofSession());
        statement.setLong(1, times.accessed());
        statement.setLong(2, times.lastAccessed());
        statement.setLong(3, times.expiry());
        bind(statement, 4, id, context);
        return statement;
    }

    PreparedStatement rename(Connection connection, String id, String other, SessionContext context)
            throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement("update " + table() + " set " + getIdColumn() + " = ?" + ofSession());
        statement.setString(1, other);
        bind(statement, 2, id, context);
        return statement;
    }

    PreparedStatement delete(Connection connection, String id, SessionContext context) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("delete from " + table() + ofSession());
        bind(statement, 1, id, context);
        return statement;
    }

    PreparedStatement deleteExpired(Connection connection, String id, long now, SessionContext context)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement("delete from " + table() + ofSession() + " and "
                + getExpiryTimeColumn() + " > 0 and " + getExpiryTimeColumn() + " <= ?");
        bind(statement, 1, id, context);
        statement.setLong(4, now);
        return statement;
    }

    PreparedStatement deleteForgotten(Connection connection, long before) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("delete from " + table() + " where "
                + getExpiryTimeColumn() + " > 0 and " + getExpiryTimeColumn() + " <= ?");
        statement.setLong(1, before);
        return statement;
    }

    PreparedStatement select(Connection connection, String id, SessionContext context) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("select * from " + table() + ofSession());
        bind(statement, 1, id, context);
        return statement;
    }

    PreparedStatement expired(Connection connection, long now, SessionContext context) throws SQLException {
        return getExpiredSessionsStatement(connection, contextPath(context), context.getVhost(), now);
    }
}
