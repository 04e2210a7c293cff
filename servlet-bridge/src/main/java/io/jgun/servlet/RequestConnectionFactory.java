package io.jgun.servlet;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;

/** Makes {@link RequestConnection}s. */
final class RequestConnectionFactory extends HttpConnectionFactory {

    private final ServingConfiguration configuration;

    RequestConnectionFactory(ServingConfiguration configuration) {
        super(configuration);
        this.configuration = configuration;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        RequestConnection connection = new RequestConnection(configuration, connector, endPoint);
        connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
        return configure(connection, connector, endPoint);
    }
}
