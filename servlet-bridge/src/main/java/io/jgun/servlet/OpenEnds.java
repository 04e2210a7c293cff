package io.jgun.servlet;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/** What a generation has open that no worker holds: asynchronous requests, and connections that are HTTP no more. */
final class OpenEnds implements Connection.Listener {

    private final Set<ServedRequest> suspended = ConcurrentHashMap.newKeySet();
    private final Set<Connection> upgraded = ConcurrentHashMap.newKeySet();

    void suspended(ServedRequest request) {
        suspended.add(request);
    }

    void resumed(ServedRequest request) {
        suspended.remove(request);
    }

    /** It has become a WebSocket, or whatever else its client and the application agreed on. */
    void upgraded(Connection connection) {
        connection.addEventListener(this);
        upgraded.add(connection);
        if (!connection.getEndPoint().isOpen()) {
            upgraded.remove(connection);
        }
    }

    @Override
    public void onOpened(Connection connection) {}

    @Override
    public void onClosed(Connection connection) {
        upgraded.remove(connection);
    }

    boolean hasUpgraded() {
        return !upgraded.isEmpty();
    }

    boolean hasAny(Predicate<EndPoint> where) {
        return upgraded.stream().anyMatch(connection -> where.test(connection.getEndPoint()))
                || suspended.stream().anyMatch(request -> where.test(request.endPoint()));
    }

    /** Tells asynchronous requests that their time is over. */
    void expire(Predicate<EndPoint> where) {
        suspended.stream().filter(request -> where.test(request.endPoint())).forEach(ServedRequest::expire);
    }

    /** Closes without a word what is still open. */
    void cut(Predicate<EndPoint> where) {
        suspended.stream().map(ServedRequest::endPoint).filter(where).forEach(EndPoint::close);
        upgraded.stream().map(Connection::getEndPoint).filter(where).forEach(EndPoint::close);
    }
}
