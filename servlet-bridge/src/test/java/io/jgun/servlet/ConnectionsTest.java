package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.hooks.ServerHooks;
import io.jgun.settings.BindAddress;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to connections: keepalive, worker_connections, kinds of sockets, versions of HTTP. */
@Timeout(60)
class ConnectionsTest {

    private static final Settings SETTINGS = Settings.defaults().with(WorkerProcesses.WORKERS, 2);

    @Test
    void anIdleConnectionIsClosedAfterKeepalive() {
        Settings settings = SETTINGS.with(WorkerProcesses.KEEPALIVE, Duration.ofMillis(400));
        Settings longer = SETTINGS.with(WorkerProcesses.KEEPALIVE, Duration.ofMinutes(1));
        try (RunningEngine server = RunningEngine.serving(settings, new SlowServlet());
                RunningEngine other = RunningEngine.serving(longer, new SlowServlet());
                Connection kept = other.connect();
                Connection client = server.connect()) {
            assertThat(kept.get("/").status()).isEqualTo(200);
            long begin = System.nanoTime();
            assertThat(client.get("/").headers()).doesNotContainKey("Connection");
            assertThat(client.isClosedByServer()).isTrue();
            assertThat(millisSince(begin)).isGreaterThanOrEqualTo(400);
            assertThat(kept.get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void aRequestMayTakeLongerThanKeepalive() {
        Settings settings = SETTINGS.with(WorkerProcesses.KEEPALIVE, Duration.ofMillis(100));
        try (RunningEngine server = RunningEngine.serving(settings, new SlowServlet());
                Connection client = server.connect()) {
            assertThat(client.get("/?600").status()).isEqualTo(200);
        }
    }

    @Test
    void aNewConnectionMayBeSilentForLongerThanKeepaliveButNotForEver() throws InterruptedException {
        Settings settings = SETTINGS.with(WorkerProcesses.KEEPALIVE, Duration.ofMillis(100))
                .with(WorkerProcesses.TIMEOUT, Duration.ofSeconds(2));
        try (RunningEngine server = RunningEngine.serving(settings, new SlowServlet());
                Connection client = server.connect();
                Connection silent = server.connect()) {
            TimeUnit.MILLISECONDS.sleep(400); // silence is what is tested
            assertThat(client.get("/").status()).isEqualTo(200);
            assertThat(silent.isClosedByServer()).isTrue();
        }
    }

    @Test
    void keepaliveZeroClosesAfterEachResponse() {
        Settings settings = SETTINGS.with(WorkerProcesses.KEEPALIVE, Duration.ZERO);
        try (RunningEngine server = RunningEngine.serving(settings, new SlowServlet());
                Connection client = server.connect()) {
            assertThat(client.get("/").headers()).containsEntry("Connection", "close");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    @SuppressWarnings("try") // closing one early is the point
    void acceptingPausesAtTheLimitAndGoesOnBelowIt() throws InterruptedException {
        Settings settings = Settings.defaults()
                .with(WorkerProcesses.WORKERS, 1)
                .with(WorkerProcesses.WORKER_CONNECTIONS, 2)
                .with(WorkerProcesses.KEEPALIVE, Duration.ofSeconds(10));
        try (RunningEngine server = RunningEngine.serving(settings, new SlowServlet());
                Connection first = server.connect();
                Connection second = server.connect();
                Connection third = server.connect()) {
            assertThat(first.get("/").status()).isEqualTo(200);
            assertThat(second.get("/").status()).isEqualTo(200);
            third.send("GET /third HTTP/1.1\r\nHost: test\r\n\r\n");
            TimeUnit.MILLISECONDS.sleep(200); // nothing must happen
            assertThat(server.lines).hasSize(2);
            assertThat(server.engine.connections()).isEqualTo(2);

            first.close();

            assertThat(third.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void unixSocketsWork(@TempDir Path directory) {
        Path path = directory.resolve("app.sock");
        RunningEngine server =
                RunningEngine.serving(SETTINGS, new BindAddress.Unix(path), ServerHooks.NONE, new SlowServlet());
        try (Connection client = Connection.to(UnixDomainSocketAddress.of(path))) {
            assertThat(server.listener.url()).isEqualTo("unix:" + path);
            assertThat(client.get("/a").status()).isEqualTo(200);
            assertThat(client.get("/b").status()).isEqualTo(200);
        } finally {
            server.close();
        }
        assertThat(Files.exists(path)).isFalse();
    }

    @Test
    void ipv6Works() {
        try (RunningEngine server = RunningEngine.serving(
                        SETTINGS, new BindAddress.Inet("::1", 0), ServerHooks.NONE, new SlowServlet());
                Connection client = Connection.tcp("::1", server.port())) {
            assertThat(server.listener.url()).isEqualTo("http://[::1]:" + server.port());
            assertThat(client.get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() {
        try (RunningEngine server = RunningEngine.serving(SETTINGS, new SlowServlet());
                Connection client = server.connect()) {
            client.send(request("/1?50", "keep-alive") + request("/2", "keep-alive") + request("/3", "close"));
            assertThat(client.answer().status()).isEqualTo(200);
            assertThat(client.answer().status()).isEqualTo(200);
            assertThat(client.answer().headers()).containsEntry("Connection", "close");
            assertThat(client.isClosedByServer()).isTrue();
            Await.until(() -> server.lines.size() == 3);
            assertThat(server.lines).extracting(RunningEngine.Line::target).containsExactly("/1?50", "/2", "/3");
        }
    }

    @Test
    void http10ClosesUnlessAskedToStay() {
        try (RunningEngine server = RunningEngine.serving(SETTINGS, new SlowServlet());
                Connection closing = server.connect();
                Connection staying = server.connect()) {
            closing.send("GET / HTTP/1.0\r\n\r\n");
            assertThat(closing.answer().status()).isEqualTo(200);
            assertThat(closing.isClosedByServer()).isTrue();
            for (int i = 0; i < 2; i++) {
                staying.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
                assertThat(staying.answer().headers()).containsEntry("Connection", "keep-alive");
            }
        }
    }

    private static String request(String target, String connection) {
        return "GET " + target + " HTTP/1.1\r\nHost: test\r\nConnection: " + connection + "\r\n\r\n";
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
