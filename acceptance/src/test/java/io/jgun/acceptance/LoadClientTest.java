package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.acceptance.LoadReport.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A client that counts failures has to see each kind of them: servers that fail on purpose. */
class LoadClientTest {

    /** What a server does with a request. */
    private interface Behaviour {
        /** @return false to close the connection */
        boolean answer(Socket socket, int number) throws Exception;
    }

    @Test
    void aServerWithoutFaultLosesNothing() throws Exception {
        LoadReport report = load(LoadClientTest::hello, 50);
        assertThat(report.failures()).as(report.toString()).isEmpty();
        assertThat(report.answered()).isEqualTo(report.requests()).isGreaterThanOrEqualTo(50);
        assertThat(report.answers()).hasSize(1);
        assertThat(report.stale()).isEmpty();
    }

    @Test
    void anAnnouncedCloseIsNone() throws Exception {
        LoadReport report = load(
                (socket, number) -> {
                    write(
                            socket,
                            "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n");
                    return false;
                },
                20);
        assertThat(report.failures()).as(report.toString()).isEmpty();
        assertThat(report.announcedCloses()).isGreaterThan(5);
    }

    @Test
    void one503AmongMany() throws Exception {
        seen(Failure.STATUS, (socket, number) -> {
            write(socket, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
            return true;
        });
    }

    @Test
    void oneReset() throws Exception {
        seen(Failure.RESET, (socket, number) -> {
            socket.setSoLinger(true, 0);
            return false;
        });
    }

    @Test
    void oneCloseWithoutAnAnswer() throws Exception {
        seen(Failure.NO_ANSWER, (socket, number) -> false);
    }

    @Test
    void oneAnswerThatIsCut() throws Exception {
        seen(Failure.CUT, (socket, number) -> {
            write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nHell");
            return false;
        });
    }

    @Test
    void oneSilence() throws Exception {
        seen(Failure.TIMEOUT, (socket, number) -> {
            Thread.sleep(700);
            return false;
        });
    }

    @Test
    void oneAnswerTooMany() throws Exception {
        seen(Failure.GARBAGE, (socket, number) -> {
            hello(socket, number);
            return hello(socket, number);
        });
    }

    @Test
    void oneCloseOfAnIdleConnectionBeforeItsTime() throws Exception {
        seen(Failure.CLOSED_EARLY, (socket, number) -> {
            hello(socket, number);
            return false;
        });
    }

    @Test
    void oneBodyThatIsAnother() throws Exception {
        seen(Failure.WRONG_BODY, (socket, number) -> {
            write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nHe!");
            return true;
        });
    }

    @Test
    void nobodyListens() {
        try (LoadClient load = LoadClient.of(URI.create("http://127.0.0.1:" + Http.freePort()))
                .keepAlive(1)
                .shortLived(1)
                .atMost(Duration.ofMillis(300))
                .start()) {
            assertThatThrownBy(() -> load.awaitMore(1)).hasMessageContaining("no 1 answers more");
            assertThat(load.report().failures()).containsOnlyKeys(Failure.CONNECT);
            assertThatThrownBy(load::stop).hasMessageContaining("lasted longer");
        }
    }

    @Test
    void anIdleConnectionMayBeClosedAfterItsTime() throws Exception {
        try (Server server = new Server((socket, number) -> {
                    hello(socket, number);
                    Thread.sleep(60);
                    return false;
                });
                LoadClient load = LoadClient.of(server.address())
                        .keepAlive(1)
                        .serverKeepsAlive(Duration.ofMillis(40))
                        .pausing(Duration.ofMillis(200))
                        .start()) {
            load.awaitMore(3);
            assertThat(load.stop().failures()).as(load.toString()).isEmpty();
            assertThat(load.report().idleCloses()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void anOldAnswerAfterANewOneIsStale() throws Exception {
        LoadReport report = load(
                (socket, number) -> {
                    write(
                            socket,
                            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n" + (number == 30 || number < 10 ? 1 : 2));
                    return true;
                },
                50);
        assertThat(report.stale()).singleElement().asString().startsWith("'1' answered a request that began");
    }

    private static void seen(Failure failure, Behaviour once) throws Exception {
        LoadReport report =
                load((socket, number) -> number == 10 ? once.answer(socket, number) : hello(socket, number), 40);
        assertThat(report.failures()).as(report.toString()).containsOnlyKeys(failure);
        assertThat(report.failures().get(failure)).isEqualTo(1);
    }

    private static LoadReport load(Behaviour behaviour, int answers) throws IOException {
        try (Server server = new Server(behaviour);
                LoadClient load = LoadClient.of(server.address())
                        .keepAlive(2)
                        .sending(
                                LoadRequest.get("/").expecting("Hello|[hi12]*"),
                                LoadRequest.post("/form", "a=b").expecting("Hello|[hi12]*"),
                                LoadRequest.get("/slow")
                                        .slowly(Duration.ofMillis(2))
                                        .expecting("Hello|[hi12]*"))
                        .pausing(Duration.ofMillis(2))
                        .patient(Duration.ofMillis(500))
                        .start()) {
            load.awaitMore(answers);
            return load.stop();
        }
    }

    private static boolean hello(Socket socket, int number) throws IOException {
        write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello");
        return true;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Numbers the requests of all connections from 1. */
    private static final class Server implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger requests = new AtomicInteger();
        private final Behaviour behaviour;

        Server(Behaviour behaviour) throws IOException {
            this.behaviour = behaviour;
            start(() -> {
                while (true) {
                    Socket socket = listener.accept();
                    start(() -> serve(socket));
                }
            });
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + listener.getLocalPort());
        }

        private void serve(Socket socket) throws Exception {
            try (socket) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                boolean open = true;
                while (open) {
                    int length = 0;
                    String line = in.readLine();
                    for (; line != null && !line.isEmpty(); line = in.readLine()) {
                        if (line.startsWith("Content-Length: ")) {
                            length = Integer.parseInt(line.substring(16));
                        }
                    }
                    if (line == null) {
                        return;
                    }
                    in.skip(length);
                    open = behaviour.answer(socket, requests.incrementAndGet());
                }
            }
        }

        private interface Body {
            void run() throws Exception;
        }

        private static void start(Body body) {
            Thread thread = new Thread(() -> {
                try {
                    body.run();
                } catch (Exception e) {
                    // The client went, or the test has ended.
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
