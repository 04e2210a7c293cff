package io.jgun.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What a statsd server is told. */
@BesideOthers
class StatsdIT {

    private final Set<String> received = ConcurrentHashMap.newKeySet();

    @Test
    void requestsWorkersTroublesAndTheBacklogAreReported() throws IOException {
        try (DatagramSocket statsd = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread reader = new Thread(() -> read(statsd));
            reader.setDaemon(true);
            reader.start();
            try (JgunProcess server = Jgun.command("--bind", "127.0.0.1:0", "-w", "3", "com.acme.App:servlet")
                    .with("--statsd-host", "127.0.0.1:" + statsd.getLocalPort(), "--statsd-prefix", "shop")
                    .with("--enable-backlog-metric")
                    .withSamples()
                    .env("LISTEN_FDS", "1") // meant for nobody: a warning
                    .start()) {
                URI address = server.awaitListening();
                Http.get(address);

                for (String metric : new String[] {
                    "shop.gunicorn.requests:1|c|@1.0",
                    "shop.gunicorn.request.status.200:1|c|@1.0",
                    "shop.gunicorn.workers:3|g",
                    "shop.gunicorn.backlog:0|h",
                    "shop.gunicorn.log.warning:1|c|@1.0"
                }) {
                    await(metric).until(() -> received.contains(metric));
                }
                await().until(() -> received.stream()
                        .anyMatch(line -> line.matches("shop\\.gunicorn\\.request\\.duration:[0-9]+\\.[0-9]{3}\\|ms")));
            }
        }
    }

    private void read(DatagramSocket statsd) {
        byte[] buffer = new byte[2048];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                statsd.receive(packet);
                received.addAll(List.of(new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8).split("\n")));
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }
}
