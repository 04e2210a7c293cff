package io.jgun.metrics;

import io.jgun.posix.UnixDatagrams;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The way to a statsd server. Used by one thread. */
interface StatsdTransport extends AutoCloseable {

    /** @throws IOException if it was not sent */
    void send(byte[] packet) throws IOException;

    @Override
    void close();

    /** One packet in one UDP datagram. */
    final class Udp implements StatsdTransport {

        private final String host;
        private final int port;
        private final DatagramSocket socket;

        Udp(String host, int port) throws IOException {
            this.host = host;
            this.port = port;
            this.socket = new DatagramSocket();
        }

        @Override
        public void send(byte[] packet) throws IOException {
            // The name is looked up again and again (the JDK caches it), so that a server may move.
            socket.send(new DatagramPacket(packet, packet.length, InetAddress.getByName(host), port));
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    /** One packet in one datagram to an AF_UNIX socket. */
    final class Unix implements StatsdTransport {

        private final Path path;
        private @Nullable UnixDatagrams socket;

        Unix(Path path) {
            this.path = path;
        }

        @Override
        public void send(byte[] packet) throws IOException {
            UnixDatagrams open = socket;
            if (open == null) {
                open = UnixDatagrams.connect(path);
                socket = open;
            }
            try {
                open.send(packet);
            } catch (IOException gone) {
                close(); // the server may come back with a socket of the same name
                throw gone;
            }
        }

        @Override
        public void close() {
            if (socket != null) {
                socket.close();
                socket = null;
            }
        }
    }
}
