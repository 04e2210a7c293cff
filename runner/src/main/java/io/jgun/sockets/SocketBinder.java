package io.jgun.sockets;

import io.jgun.settings.BindAddress;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;

/** Binds one address. */
final class SocketBinder {

    private final SocketOptions options;

    SocketBinder(SocketOptions options) {
        this.options = options;
    }

    /** As Gunicorn prints an address in its messages: the tuple of Python's socket module, or the path. */
    static String name(BindAddress address) {
        if (address instanceof BindAddress.Inet inet) {
            return "('" + inet.host() + "', " + inet.port() + ")";
        }
        if (address instanceof BindAddress.Unix unix) {
            return unix.path().toString();
        }
        return address.toString();
    }

    /**
     * @throws AddressBusyException when trying again makes sense
     * @throws IOException with a message for the operator
     */
    ServerSocketChannel bind(BindAddress address) throws IOException {
        if (address instanceof BindAddress.Inet inet) {
            return bindInet(inet);
        }
        if (address instanceof BindAddress.Unix unix) {
            return new UnixSocketBinder(unix.path(), options.umask()).bind(options.backlog());
        }
        if (address instanceof BindAddress.Descriptor descriptor) {
            if (Predecessor.ofProcess().isPresent()) {
                // Its number counted in another process.
                throw new IOException("the server that this one took over from did not hand it down");
            }
            return InheritedSocket.open(descriptor.number());
        }
        throw new IOException("a name that was not looked up");
    }

    private ServerSocketChannel bindInet(BindAddress.Inet inet) throws IOException {
        InetAddress host = resolve(inet.host());
        // The family is named, because a channel of the default family would listen on :: for 0.0.0.0.
        ServerSocketChannel channel = ServerSocketChannel.open(
                host instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        if (options.reusePort()) {
            channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        }
        return listen(channel, new InetSocketAddress(host, inet.port()), options.backlog(), inet.port());
    }

    private static InetAddress resolve(String host) throws IOException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new IOException(
                    "the host name cannot be resolved; use an address of this machine, 0.0.0.0 for all of IPv4 or"
                            + " [::] for all",
                    unknown);
        }
    }

    int backlog() {
        return options.backlog();
    }

    static ServerSocketChannel listen(ServerSocketChannel channel, SocketAddress address, int backlog, int port)
            throws IOException {
        try {
            if (port >= 0) {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            }
            return channel.bind(address, backlog);
        } catch (IOException failure) {
            channel.close();
            throw explain(failure, port);
        }
    }

    /** The JDK tells errno only by the words of strerror. */
    private static IOException explain(IOException failure, int port) {
        String words = String.valueOf(failure.getMessage());
        if (words.contains("Address already in use")) {
            return new AddressBusyException("Connection in use", failure);
        }
        if (words.contains("Cannot assign requested address")) {
            return new AddressBusyException("Invalid address", failure);
        }
        if (words.contains("Permission denied")) {
            return new IOException(
                    port > 0 && port < 1024
                            ? "permission denied; ports below 1024 need root or the capability CAP_NET_BIND_SERVICE"
                            : "permission denied",
                    failure);
        }
        return failure;
    }
}
