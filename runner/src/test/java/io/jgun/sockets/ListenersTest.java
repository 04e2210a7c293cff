package io.jgun.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.BindAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(60)
class ListenersTest {

    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    @BeforeEach
    void listen() {
        events.start();
        ((Logger) LoggerFactory.getLogger(Listeners.class)).addAppender(events);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(Listeners.class)).detachAppender(events);
    }

    @Test
    void theSystemChoosesPortZero() throws IOException {
        try (Listener listener = open(new BindAddress.Inet("127.0.0.1", 0), 0)) {
            assertThat(listener.port()).isPositive();
            assertThat(listener.url()).isEqualTo("http://127.0.0.1:" + listener.port());
            connect("127.0.0.1", listener);
        }
    }

    @Test
    void allOfIpv4IsNotAllOfIpv6() throws IOException {
        try (Listener four = open(new BindAddress.Inet("0.0.0.0", 0), 0)) {
            assertThat(four.url()).isEqualTo("http://0.0.0.0:" + four.port());
            assertThatThrownBy(() -> connect("::1", four)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void allOfIpv6IsAllOfIpv4Too() throws IOException {
        try (Listener both = open(new BindAddress.Inet("::", 0), 0)) {
            assertThat(both.url()).isEqualTo("http://[::]:" + both.port());
            connect("127.0.0.1", both);
            connect("::1", both);
        }
    }

    @Test
    void aTakenPortIsTriedFiveTimesInGunicornsWords() throws IOException {
        try (ServerSocketChannel taken =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            int port = ((InetSocketAddress) taken.getLocalAddress()).getPort();

            assertThatThrownBy(() -> open(new BindAddress.Inet("127.0.0.1", port), 0))
                    .isInstanceOfSatisfying(
                            ExitException.class, exit -> assertThat(exit.code()).isEqualTo(ExitCode.ERROR))
                    .hasMessage("Can't connect to ('127.0.0.1', " + port + ")");

            assertThat(events.list)
                    .hasSize(10)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .startsWith("Connection in use: ('127.0.0.1', " + port + ")", "Retrying in 1 second.");
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNamed() {
        assertThatThrownBy(() -> open(new BindAddress.Inet("192.0.2.1", 8000), 0))
                .hasMessage("Can't connect to ('192.0.2.1', 8000)");
        assertThat(events.list.get(0).getFormattedMessage()).isEqualTo("Invalid address: ('192.0.2.1', 8000)");
    }

    @Test
    void anUnknownHostIsNamedAtOnce() {
        assertThatThrownBy(() -> open(new BindAddress.Inet("no-such-host.invalid", 8000), 0))
                .isInstanceOf(ExitException.class)
                .hasMessageStartingWith(
                        "Can't listen on ('no-such-host.invalid', 8000): the host name cannot be resolved");
        assertThat(events.list).isEmpty();
    }

    @Test
    void ofSeveralAddressesAllAreOpenedOrNone(@TempDir Path directory) throws IOException {
        Path first = directory.resolve("first.sock");
        List<BindAddress> both =
                List.of(new BindAddress.Unix(first), new BindAddress.Unix(directory.resolve("no/such/dir.sock")));

        assertThatThrownBy(() -> Listeners.open(both, new SocketBinder(new SocketOptions(10, 0, false)), 0))
                .hasMessageContaining("no such directory: " + directory.resolve("no/such"));
        assertThat(first).doesNotExist();
    }

    @Test
    void theModeOfAUnixSocketFollowsTheUmask(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("app.sock");
        try (Listener listener = open(new BindAddress.Unix(path), 0027)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwxr-x---");
            assertThat(listener.url()).isEqualTo("unix:" + path);
            listener.unlink();
            assertThat(path).doesNotExist();
        }
    }

    @Test
    void theFileOfASharedSocketStays(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("app.sock");
        try (Listener listener = open(new BindAddress.Unix(path), 0)) {
            listener.share();
            listener.unlink();
            assertThat(path).exists();
            listener.keep();
            listener.unlink();
            assertThat(path).doesNotExist();
        }
    }

    @Test
    void aRenewedListenerGoesOnWhenItsFormerChannelIsClosed() throws IOException {
        try (Listener listener = open(new BindAddress.Inet("127.0.0.1", 0), 0)) {
            ServerSocketChannel former = listener.renew();
            assertThat(former).isNotSameAs(listener.channel());
            former.close();
            connect("127.0.0.1", listener);
            listener.channel().accept().close();
        }
    }

    @Test
    void aSealedListenerRefusesWhoConnectsAndKeepsWhoWaits(@TempDir Path directory) throws IOException {
        for (BindAddress bind : List.of(
                new BindAddress.Inet("127.0.0.1", 0),
                new BindAddress.Inet("::", 0),
                new BindAddress.Unix(directory.resolve("app.sock")))) {
            try (Listener listener = open(bind, 0)) {
                SocketAddress address = listener.channel().getLocalAddress();
                try (SocketChannel waiting = SocketChannel.open(address)) {
                    listener.share();
                    listener.seal();
                    assertThat(listener.isSealed())
                            .as("of another arbiter, too")
                            .isFalse();
                    SocketChannel.open(address).close();
                    listener.keep();

                    listener.seal();
                    assertThat(listener.isSealed()).isTrue();
                    assertThatThrownBy(() -> SocketChannel.open(address)).isInstanceOf(ConnectException.class);
                    try (SocketChannel accepted = listener.channel().accept()) {
                        accepted.write(ByteBuffer.wrap(new byte[] {42}));
                        ByteBuffer answer = ByteBuffer.allocate(1);
                        waiting.read(answer);
                        assertThat(answer.get(0)).isEqualTo((byte) 42);
                    }
                }
            }
        }
    }

    @Test
    void aSocketThatAnEndedServerLeftIsReplaced(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("app.sock");
        open(new BindAddress.Unix(path), 0).close();
        assertThat(path).exists();

        try (Listener listener = open(new BindAddress.Unix(path), 0)) {
            SocketChannel.open(UnixDomainSocketAddress.of(path)).close();
            assertThat(listener.isUnix()).isTrue();
        }
    }

    @Test
    void aSocketThatAServerListensOnIsNotTaken(@TempDir Path directory) {
        Path path = directory.resolve("app.sock");
        try (Listener live = open(new BindAddress.Unix(path), 0)) {
            assertThatThrownBy(() -> open(new BindAddress.Unix(path), 0)).hasMessage("Can't connect to " + path);
            assertThat(events.list.get(0).getFormattedMessage()).isEqualTo("Connection in use: " + path);
            assertThat(live.channel().isOpen()).isTrue();
            assertThat(path).exists();
        }
    }

    @Test
    void aFileThatIsNoSocketIsNotTouched(@TempDir Path directory) throws IOException {
        Path path = Files.writeString(directory.resolve("app.sock"), "precious");

        assertThatThrownBy(() -> open(new BindAddress.Unix(path), 0))
                .hasMessageContaining("exists and is not a socket");
        assertThat(path).hasContent("precious");
    }

    @Test
    void theFileOfAnotherServerIsNotUnlinked(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("app.sock");
        try (Listener old = open(new BindAddress.Unix(path), 0)) {
            Files.move(path, directory.resolve("aside.sock"));
            try (Listener fresh = open(new BindAddress.Unix(path), 0)) {
                old.unlink();
                assertThat(path).exists();
                fresh.unlink();
                assertThat(path).doesNotExist();
            }
        }
    }

    @SuppressWarnings("AddressSelection") // literal addresses have one meaning
    private static void connect(String host, Listener listener) throws IOException {
        SocketChannel.open(new InetSocketAddress(host, listener.port())).close();
    }

    private static Listener open(BindAddress address, int umask) {
        return Listeners.open(List.of(address), new SocketBinder(new SocketOptions(10, umask, false)), 0)
                .get(0);
    }
}
