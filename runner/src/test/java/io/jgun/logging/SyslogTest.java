package io.jgun.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jgun.posix.ExitException;
import io.jgun.posix.UnixReceiver;
import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Timeout(60)
class SyslogTest {

    private static final String PID = "[" + ProcessHandle.current().pid() + "] ";

    @TempDir
    Path directory;

    private Settings settings(String address) {
        return Settings.defaults()
                .with(Logging.ERRORLOG, directory.resolve("error.log").toString())
                .with(Logging.SYSLOG, true)
                .with(Logging.SYSLOG_ADDR, address)
                .with(Logging.SYSLOG_PREFIX, Optional.of("my app:x"));
    }

    private static String line(SocketChannel connection) throws IOException {
        StringBuilder line = new StringBuilder();
        var in = Channels.newInputStream(connection);
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return line.toString();
    }

    @Test
    void datagrams() throws IOException {
        try (DatagramSocket daemon = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                ErrorLog log = ErrorLog.open(settings("udp://127.0.0.1:" + daemon.getLocalPort()))) {
            LoggerFactory.getLogger("a").warn("two\nlines");
            log.syslog().orElseThrow().send(Syslog.INFO, "access", "GET /");
            assertThat(receive(daemon)).isEqualTo("<12>jgun.my.app.x.error: " + PID + "two\nlines");
            assertThat(receive(daemon)).isEqualTo("<14>jgun.my.app.x.access: GET /");
        }
    }

    private static String receive(DatagramSocket daemon) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
        daemon.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    @Test
    void streamsConnectAgain() throws IOException {
        try (ServerSocketChannel daemon = ServerSocketChannel.open()) {
            daemon.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = ((InetSocketAddress) daemon.getLocalAddress()).getPort();
            try (ErrorLog log =
                    ErrorLog.open(settings("tcp://127.0.0.1:" + port).with(Logging.SYSLOG_FACILITY, "local7"))) {
                assertThat(log.syslog()).isPresent();
                LoggerFactory.getLogger("a").error(Levels.CRITICAL, "one\ntwo");
                try (SocketChannel first = daemon.accept()) {
                    assertThat(line(first)).isEqualTo("<186>jgun.my.app.x.error: " + PID + "one#012two");
                }
                LoggerFactory.getLogger("a").info("three");
                try (SocketChannel second = daemon.accept()) {
                    assertThat(line(second)).isEqualTo("<190>jgun.my.app.x.error: " + PID + "three");
                }
            }
        }
    }

    @Test
    void unixStreamsMayAppearLater() throws IOException {
        Path socket = directory.resolve("log");
        try (ErrorLog log = ErrorLog.open(settings("unix://" + socket + "#stream"));
                ServerSocketChannel daemon = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertThat(log.syslog()).isPresent();
            LoggerFactory.getLogger("a").info("waits");
            daemon.bind(UnixDomainSocketAddress.of(socket));
            try (SocketChannel connection = daemon.accept();
                    BufferedReader lines = new BufferedReader(Channels.newReader(connection, StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).isEqualTo("<14>jgun.my.app.x.error: " + PID + "waits");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "udp://localhost:514|udp://localhost:514",
                "udp://|udp://localhost:514",
                "udp://loghost|udp://loghost:514",
                "tcp://[::1]:601|tcp://::1:601",
                "unix:///dev/log|unix:///dev/log",
            })
    void addresses(String text, String parsed) {
        assertThat(SyslogAddress.parse(text)).hasToString(parsed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "udp://h:0|has no valid port; it must be 1 to 65535",
                "udp://h:x|has no valid port; it must be 1 to 65535",
                "tcp://[::1|has no closing bracket; write [::1]:514",
                "http://h|must be udp://HOST:PORT, tcp://HOST:PORT or unix://PATH",
                "unix:///dev/log#raw|must be unix://PATH, unix://PATH#dgram or unix://PATH#stream",
            })
    void wrongAddresses(String text, String message) {
        assertThatThrownBy(() -> SyslogAddress.parse(text))
                .isInstanceOf(ExitException.class)
                .hasMessage("syslog_addr: '" + text + "' " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#dgram", ""})
    void unixDatagrams(String type) throws IOException {
        Path socket = directory.resolve("log");
        try (UnixReceiver daemon = UnixReceiver.at(socket.toString());
                ErrorLog log = ErrorLog.open(settings("unix://" + socket + type))) {
            LoggerFactory.getLogger("a").warn("two\nlines");
            log.syslog().orElseThrow().send(Syslog.INFO, "access", "GET /");
            assertThat(daemon.receive()).isEqualTo("<12>jgun.my.app.x.error: " + PID + "two\nlines");
            assertThat(daemon.receive()).isEqualTo("<14>jgun.my.app.x.access: GET /");
        }
    }

    @Test
    void aDatagramDaemonMayComeBack() throws IOException {
        Path socket = directory.resolve("log");
        try (ErrorLog log = ErrorLog.open(settings("unix://" + socket + "#dgram"))) {
            assertThat(log.syslog()).isPresent();
            try (UnixReceiver first = UnixReceiver.at(socket.toString())) {
                LoggerFactory.getLogger("a").info("one");
                assertThat(first.receive()).endsWith("one");
            }
            LoggerFactory.getLogger("a").info("two");
            Files.deleteIfExists(socket);
            try (UnixReceiver second = UnixReceiver.at(socket.toString())) {
                assertThat(second.receive()).endsWith("two");
            }
        }
    }

    @Test
    void aLongLineIsCutToADatagram() throws IOException {
        Path socket = directory.resolve("log");
        try (UnixReceiver daemon = UnixReceiver.at(socket.toString());
                ErrorLog log = ErrorLog.open(settings("unix://" + socket + "#dgram"))) {
            log.syslog().orElseThrow().send(Syslog.INFO, "access", "x".repeat(100_000));
            assertThat(daemon.receive()).hasSize(65_507);
        }
    }

    @Test
    void aStreamThatIsWantedFromADatagramSocketIsToldWithTheRemedy() throws IOException {
        Path socket = directory.resolve("log");
        try (UnixReceiver daemon = UnixReceiver.at(socket.toString());
                ErrorLog log = ErrorLog.open(settings("unix://" + socket + "#stream"))) {
            assertThat(daemon).isNotNull();
            LoggerFactory.getLogger("a").info("one");
            await().untilAsserted(() -> assertThat(directory.resolve("error.log"))
                    .content()
                    .contains("Cannot send to syslog at unix://" + socket + ": it is a datagram socket; use unix://"
                            + socket + "#dgram"));
            assertThat(log.syslog()).isPresent();
        }
    }

    @Test
    void facilities() {
        assertThat(SyslogFacility.number("kern")).isZero();
        assertThat(SyslogFacility.number("User")).isEqualTo(1);
        assertThat(SyslogFacility.number("security")).isEqualTo(4);
        assertThat(SyslogFacility.number("ftp")).isEqualTo(11);
        assertThat(SyslogFacility.number("local0")).isEqualTo(16);
        assertThat(SyslogFacility.number("local7")).isEqualTo(23);
        assertThatThrownBy(() -> SyslogFacility.number("")).hasMessageContaining("syslog_facility: ''");
    }
}
