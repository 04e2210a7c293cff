package io.jgun.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsclub.net.unix.AFUNIXDatagramSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

class StatsdTest {

    private final DatagramSocket server;

    StatsdTest() throws IOException {
        server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        server.setSoTimeout(5_000);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Settings settings() {
        return Settings.defaults().with(Logging.STATSD_HOST, Optional.of("127.0.0.1:" + server.getLocalPort()));
    }

    @Test
    void sendsGunicornsMetrics() throws IOException {
        try (Metrics metrics = Metrics.of(settings())) {
            metrics.request(404, 12_345_678);
            metrics.workers(3);
            metrics.backlog(7);
            metrics.logged("CRITICAL", false);
            metrics.logged("ERROR", false);
            metrics.logged("ERROR", true);
            metrics.logged("WARNING", false);
            metrics.logged("INFO", false);

            assertThat(received(9))
                    .containsExactly(
                            "gunicorn.request.duration:12.345|ms",
                            "gunicorn.requests:1|c|@1.0",
                            "gunicorn.request.status.404:1|c|@1.0",
                            "gunicorn.workers:3|g",
                            "gunicorn.backlog:7|h",
                            "gunicorn.log.critical:1|c|@1.0",
                            "gunicorn.log.error:1|c|@1.0",
                            "gunicorn.log.exception:1|c|@1.0",
                            "gunicorn.log.warning:1|c|@1.0");
        }
    }

    @Test
    void putsPrefixBeforeAndTagsBehind() throws IOException {
        Settings tagged =
                settings().with(Logging.STATSD_PREFIX, "shop..").with(Logging.DOGSTATSD_TAGS, "env:prod,service:shop");
        try (Metrics metrics = Metrics.of(tagged)) {
            metrics.workers(1);
            assertThat(received(1)).containsExactly("shop.gunicorn.workers:1|g|#env:prod,service:shop");
        }
    }

    @Test
    void losesNothingThatTheServerTakes() throws IOException {
        try (Metrics metrics = Metrics.of(settings())) {
            for (int i = 0; i < 500; i++) {
                metrics.workers(i);
            }
            List<String> lines = received(500);
            assertThat(lines).hasSize(500).startsWith("gunicorn.workers:0|g").endsWith("gunicorn.workers:499|g");
        }
    }

    @Test
    void closingSendsWhatIsCollected() throws IOException {
        try (Metrics metrics = Metrics.of(settings())) {
            metrics.workers(5);
        }
        assertThat(received(1)).containsExactly("gunicorn.workers:5|g");
    }

    @Test
    void sendsToUnixSockets(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("statsd.sock");
        try (AFUNIXDatagramSocket unix = AFUNIXDatagramSocket.newInstance()) {
            unix.bind(AFUNIXSocketAddress.of(path));
            unix.setSoTimeout(5_000);
            try (Metrics metrics =
                    Metrics.of(Settings.defaults().with(Logging.STATSD_HOST, Optional.of("unix://" + path)))) {
                metrics.workers(2);
                DatagramPacket packet = new DatagramPacket(new byte[100], 100);
                unix.receive(packet);
                assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
                        .isEqualTo("gunicorn.workers:2|g");
            }
        }
    }

    @Test
    void nothingIsSentWithoutAHost() {
        assertThat(Metrics.of(Settings.defaults())).isSameAs(Metrics.NONE);
    }

    private List<String> received(int lines) throws IOException {
        List<String> received = new ArrayList<>();
        byte[] buffer = new byte[2048];
        while (received.size() < lines) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            server.receive(packet);
            assertThat(packet.getLength()).isLessThanOrEqualTo(1432);
            received.addAll(List.of(new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8).split("\n")));
        }
        return received;
    }
}
