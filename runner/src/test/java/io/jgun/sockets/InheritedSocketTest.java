package io.jgun.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.settings.BindAddress;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The sockets are this JVM's own, taken over by the number of their descriptor. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class InheritedSocketTest {

    /** Their descriptors are closed by the channel that took them over, and must not be closed twice. */
    private static final List<Channel> TAKEN_OVER = new ArrayList<>();

    @TempDir
    Path directory;

    @Test
    void ipv4() throws Exception {
        try (Listener listener = takeOver(StandardProtocolFamily.INET, loopback("127.0.0.1"))) {
            assertThat(listener.url()).isEqualTo("http://127.0.0.1:" + listener.port());
            connect(listener, loopback("127.0.0.1", listener.port()));
        }
    }

    @Test
    void ipv6() throws Exception {
        try (Listener listener = takeOver(StandardProtocolFamily.INET6, loopback("::1"))) {
            assertThat(listener.url()).isEqualTo("http://[::1]:" + listener.port());
            connect(listener, loopback("::1", listener.port()));
        }
    }

    @Test
    void unixSocketsStayWhenTheListenerIsUnlinked() throws Exception {
        SocketAddress address = UnixDomainSocketAddress.of(directory.resolve("app.sock"));
        try (Listener listener = takeOver(StandardProtocolFamily.UNIX, address)) {
            assertThat(listener.isUnix()).isTrue();
            assertThat(listener.url()).isEqualTo("unix:" + directory.resolve("app.sock"));
            connect(listener, address);
            listener.unlink();
            assertThat(directory.resolve("app.sock")).exists();
        }
    }

    @Test
    void whatIsNotOpen() {
        assertThatThrownBy(() -> open(98_765))
                .hasMessage("Can't listen on fd://98765: this process was not given such a descriptor");
    }

    @Test
    void whatIsNoSocket() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            Field field = java.io.FileDescriptor.class.getDeclaredField("fd");
            field.setAccessible(true);
            int number = field.getInt(in.getFD());
            assertThatThrownBy(() -> open(number)).hasMessage("Can't listen on fd://" + number + ": not a socket");
            assertThat(in.read()).isEqualTo(-1); // still open
        }
    }

    @Test
    void whatDoesNotListen() throws Exception {
        try (DatagramChannel datagrams = DatagramChannel.open();
                SocketChannel connection = SocketChannel.open();
                DatagramSocket peer = new DatagramSocket()) {
            datagrams.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), peer.getLocalPort()));
            assertThatThrownBy(() -> open(number(datagrams))).hasMessageContaining("not a stream socket");
            assertThatThrownBy(() -> open(number(connection))).hasMessageContaining("the socket does not listen");
        }
    }

    private static Listener takeOver(ProtocolFamily family, SocketAddress address) throws Exception {
        ServerSocketChannel channel = ServerSocketChannel.open(family).bind(address);
        TAKEN_OVER.add(channel);
        return open(number(channel));
    }

    private static Listener open(int number) {
        return Listeners.open(List.of(new BindAddress.Descriptor(number)), new SocketOptions(10, 0, false))
                .get(0);
    }

    private static void connect(Listener listener, SocketAddress address) throws IOException {
        try (SocketChannel client = SocketChannel.open(address);
                SocketChannel server = listener.channel().accept()) {
            client.write(ByteBuffer.wrap(new byte[] {42}));
            ByteBuffer got = ByteBuffer.allocate(1);
            server.read(got);
            assertThat(got.array()).containsExactly(42);
        }
    }

    private static int number(Channel channel) throws Exception {
        Method number = Class.forName("sun.nio.ch.SelChImpl").getDeclaredMethod("getFDVal");
        number.setAccessible(true);
        return (Integer) number.invoke(channel);
    }

    private static InetSocketAddress loopback(String literal) throws IOException {
        return loopback(literal, 0);
    }

    @SuppressWarnings("AddressSelection") // literal addresses have one meaning
    private static InetSocketAddress loopback(String literal, int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByName(literal), port);
    }
}
