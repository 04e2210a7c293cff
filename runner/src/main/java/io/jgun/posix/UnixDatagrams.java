package io.jgun.posix;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.newsclub.net.unix.AFUNIXDatagramChannel;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/**
 * Sends datagrams to an AF_UNIX socket, which Java itself cannot: the one place that knows the library for it
 * (junixsocket). The library is loaded when the first of these is opened, in about 100 ms.
 */
public final class UnixDatagrams implements AutoCloseable {

    private final AFUNIXDatagramChannel channel;

    private UnixDatagrams(AFUNIXDatagramChannel channel) {
        this.channel = channel;
    }

    /**
     * @param path of the socket file
     * @throws IOException if nobody receives there, or the library has nothing for this system
     */
    public static UnixDatagrams connect(Path path) throws IOException {
        return connect(path.toString());
    }

    /**
     * @param name a path, or {@code @} and a name of the abstract namespace, as in {@code NOTIFY_SOCKET}
     * @throws IOException if nobody receives there, or the library has nothing for this system
     */
    static UnixDatagrams connect(String name) throws IOException {
        try {
            AFUNIXDatagramChannel channel = AFUNIXDatagramChannel.open();
            try {
                channel.connect(address(name));
            } catch (IOException | RuntimeException refused) {
                channel.close();
                throw refused;
            }
            return new UnixDatagrams(channel);
        } catch (LinkageError | UnsupportedOperationException unavailable) {
            // Extracted to java.io.tmpdir, so a full or noexec directory ends here, too.
            throw new IOException(
                    "no datagrams to unix sockets here: the native library does not load from "
                            + System.getProperty("java.io.tmpdir")
                            + "; name another directory with JGUN_JAVA_OPTS=-Djava.io.tmpdir=DIRECTORY ("
                            + unavailable + ")",
                    unavailable);
        }
    }

    private static AFUNIXSocketAddress address(String name) throws SocketException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (name.startsWith("@")) {
            bytes[0] = 0;
        }
        return AFUNIXSocketAddress.of(bytes);
    }

    /** Sends one datagram; waits while the receiver's queue is full. */
    public void send(byte[] message) throws IOException {
        channel.write(ByteBuffer.wrap(message));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // What was sent is sent.
        }
    }
}
