package io.jgun.servlet;

import java.util.function.Supplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;

/** Makes {@link RequestConnection}s. */
final class RequestConnectionFactory extends HttpConnectionFactory {

    private final Supplier<ServingConfiguration> configuration;

    RequestConnectionFactory(Supplier<ServingConfiguration> configuration) {
        super(configuration.get());
        this.configuration = configuration;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        RequestConnection connection = new RequestConnection(configuration.get(), connector, endPoint);
        connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
        return configure(connection, connector, endPoint);
    }
}
