package io.jgun.logging;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The way to a syslog daemon. Used by one thread. */
interface SyslogTransport extends AutoCloseable {

    /** Sends one message, connecting first if need be; what throws was not sent. */
    void send(byte[] message) throws IOException;

    @Override
    void close();

    static SyslogTransport of(SyslogAddress address) {
        if (address instanceof SyslogAddress.Udp udp) {
            return new Datagrams(udp);
        }
        return address instanceof SyslogAddress.Unix unix
                ? new UnixSyslog(unix, new Stream(address))
                : new Stream(address);
    }

    /** One message in one datagram (RFC 5426). */
    final class Datagrams implements SyslogTransport {
        /** As much as IPv4 carries. */
        private static final int LARGEST = 65_507;

        private final SyslogAddress.Udp address;
        private @Nullable DatagramSocket socket;

        Datagrams(SyslogAddress.Udp address) {
            this.address = address;
        }

        @Override
        public void send(byte[] message) throws IOException {
            DatagramSocket open = socket;
            if (open == null) {
                open = new DatagramSocket();
                socket = open;
            }
            // The name is looked up again and again (the JDK caches it), so that a daemon may move.
            InetAddress host = InetAddress.getByName(address.host());
            open.send(new DatagramPacket(message, Math.min(message.length, LARGEST), host, address.port()));
        }

        @Override
        public void close() {
            if (socket != null) {
                socket.close();
            }
        }
    }

    /** Messages ended by a line feed (RFC 6587, section 3.4.2), over TCP or a unix socket. */
    final class Stream implements SyslogTransport {
        private final SyslogAddress address;
        private @Nullable SocketChannel channel;

        Stream(SyslogAddress address) {
            this.address = address;
        }

        @Override
        public void send(byte[] message) throws IOException {
            SocketChannel open = channel;
            try {
                if (open != null && hasEnded(open)) {
                    open.close();
                    open = null;
                }
                if (open == null) {
                    open = connect();
                    channel = open;
                }
                ByteBuffer line = ByteBuffer.wrap(oneLine(message));
                while (line.hasRemaining()) {
                    open.write(line);
                }
            } catch (IOException e) {
                close();
                throw e;
            }
        }

        private SocketChannel connect() throws IOException {
            if (address instanceof SyslogAddress.Unix unix) {
                return open(StandardProtocolFamily.UNIX, UnixDomainSocketAddress.of(unix.path()));
            }
            SyslogAddress.Tcp tcp = (SyslogAddress.Tcp) address;
            InetAddress host = InetAddress.getByName(tcp.host());
            return open(
                    host.getAddress().length == 4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6,
                    new InetSocketAddress(host, tcp.port()));
        }

        private static SocketChannel open(StandardProtocolFamily family, SocketAddress target) throws IOException {
            SocketChannel fresh = SocketChannel.open(family);
            try {
                fresh.connect(target);
                return fresh;
            } catch (IOException e) {
                fresh.close();
                throw e;
            }
        }

        /** A daemon that has gone is otherwise noticed only by the second message, and the first one is lost. */
        private static boolean hasEnded(SocketChannel open) throws IOException {
            open.configureBlocking(false);
            try {
                return open.read(ByteBuffer.allocate(64)) < 0;
            } catch (IOException e) {
                return true;
            } finally {
                if (open.isOpen()) {
                    open.configureBlocking(true);
                }
            }
        }

        /** Line feeds inside as {@code #012}, which is how rsyslog itself shows them. */
        private static byte[] oneLine(byte[] message) {
            String text = new String(message, StandardCharsets.UTF_8);
            byte[] line = text.indexOf('\n') < 0
                    ? Arrays.copyOf(message, message.length + 1)
                    : (text.replace("\n", "#012") + ' ').getBytes(StandardCharsets.UTF_8);
            line[line.length - 1] = '\n';
            return line;
        }

        @Override
        public void close() {
            SocketChannel open = channel;
            channel = null;
            if (open != null) {
                try {
                    open.close();
                } catch (IOException e) {
                    // It is being given up.
                }
            }
        }
    }
}
