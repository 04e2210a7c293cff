package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of the server, as its clients see it: no request that was sent on an open connection is lost. */
@Timeout(60)
class DrainTest {

    private static final Settings SETTINGS = Settings.defaults()
            .with(WorkerProcesses.WORKERS, 2)
            .with(WorkerProcesses.KEEPALIVE, Duration.ofMillis(500));

    private final AtomicInteger answers = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    @Test
    void clientsUnderLoadSeeNoFailure() throws InterruptedException {
        try (RunningEngine server = RunningEngine.serving(SETTINGS, new SlowServlet())) {
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Connection connection = server.connect();
                Thread client = new Thread(() -> askUntilClosed(connection));
                client.start();
                clients.add(client);
            }
            Await.until(() -> answers.get() > 500);

            assertThat(server.engine.drain(Duration.ofSeconds(10))).isTrue();

            for (Thread client : clients) {
                client.join();
            }
            assertThat(failures).isEmpty();
            assertThat(server.lines).hasSize(answers.get());
            assertThat(server.engine.connections()).isZero();
        }
    }

    @Test
    void aRequestInFlightEndsWithinTheGrace() throws InterruptedException {
        try (RunningEngine server = RunningEngine.serving(SETTINGS, new SlowServlet());
                Connection client = server.connect()) {
            client.send("GET /?600 HTTP/1.1\r\nHost: test\r\n\r\n");
            Await.until(() -> server.pool.snapshot().stream()
                    .anyMatch(worker -> !worker.running().isEmpty()));

            assertThat(server.engine.drain(Duration.ofSeconds(10))).isTrue();

            Connection.Answer answer = client.answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry("Connection", "close");
        }
    }

    @Test
    void aRequestThatOutlastsTheGraceIsReported() {
        try (RunningEngine server = RunningEngine.serving(SETTINGS, new SlowServlet());
                Connection client = server.connect()) {
            client.send("GET /?20000 HTTP/1.1\r\nHost: test\r\n\r\n");
            Await.until(() -> server.pool.snapshot().stream()
                    .anyMatch(worker -> !worker.running().isEmpty()));

            long begin = System.nanoTime();
            assertThat(server.engine.drain(Duration.ofMillis(300))).isFalse();
            server.engine.close();
            server.pool.close();
            assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(15_000);
            assertThat(client.answer().status()).isEqualTo(504);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aSilentConnectionDoesNotHoldItUp() {
        try (RunningEngine server = RunningEngine.serving(SETTINGS, new SlowServlet());
                Connection silent = server.connect()) {
            Await.until(() -> server.engine.connections() == 1);
            long begin = System.nanoTime();
            assertThat(server.engine.drain(Duration.ofSeconds(20))).isTrue();
            assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(15_000);
            assertThat(silent.isClosedByServer()).isTrue();
        }
    }

    private void askUntilClosed(Connection connection) {
        try (connection) {
            while (true) {
                Connection.Answer answer = connection.get("/");
                if (answer.status() != 200) {
                    failures.add("status " + answer.status());
                }
                answers.incrementAndGet();
                if ("close".equals(answer.headers().get("Connection"))) {
                    return;
                }
            }
        } catch (UncheckedIOException broken) {
            failures.add(String.valueOf(broken.getMessage()));
        }
    }
}
