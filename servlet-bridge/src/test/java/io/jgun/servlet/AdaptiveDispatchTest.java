package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The setting {@code dispatch}: who serves a request, and that nobody else waits for it. */
@Timeout(60)
class AdaptiveDispatchTest {

    private static final int UNTIL_KNOWN = 20_000; // the first ones run before they are compiled

    private final CountDownLatch gate = new CountDownLatch(1);

    private final HttpServlet servlet = new HttpServlet() {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if ("wait".equals(request.getQueryString())) {
                pass();
            }
            long read = request.getInputStream().readAllBytes().length;
            if ("many".equals(request.getQueryString())) {
                response.getOutputStream().write(new byte[20_000_000]);
            }
            response.getOutputStream().print(Thread.currentThread().getName() + " " + read);
        }
    };

    private void pass() {
        try {
            if (!gate.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the gate");
            }
        } catch (InterruptedException timedOut) {
            throw new IllegalStateException(timedOut);
        }
    }

    private static Settings settings() {
        return Settings.defaults().with(WorkerProcesses.WORKERS, 2);
    }

    @Test
    void quickRequestsAreServedByTheThreadThatReadThem() {
        try (RunningEngine server = RunningEngine.serving(settings(), servlet);
                Connection client = server.connect()) {
            assertThat(client.get("/").body()).startsWith("worker-1");
            learn(client);
        }
    }

    @Test
    void alwaysMeansAlways() {
        try (RunningEngine server =
                        RunningEngine.serving(settings().with(WorkerProcesses.DISPATCH, "always"), servlet);
                Connection client = server.connect()) {
            for (int i = 0; i < 1000; i++) {
                assertThat(client.get("/").body()).startsWith("worker-");
            }
        }
    }

    /** It was taken for a quick one: another thread goes on in its place. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void oneThatWaitsKeepsNobodyElseWaiting(int clients) {
        try (RunningEngine server = RunningEngine.serving(settings(), servlet);
                Connection waiting = server.connect()) {
            learn(waiting);
            waiting.send("GET /?wait HTTP/1.1\r\nHost: a\r\n\r\n");
            List<Connection> others = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                others.add(server.connect());
            }
            for (int i = 0; i < 100; i++) {
                for (Connection other : others) {
                    assertThat(other.get("/").status()).isEqualTo(200);
                }
            }
            gate.countDown();
            assertThat(waiting.answer().body()).startsWith("jgun-select-");
            assertThat(waiting.get("/").status()).isEqualTo(200);
            others.forEach(Connection::close);
        }
    }

    /** The watch looks less often when it has had nothing to do for a second. */
    @Test
    void oneThatWaitsAfterALongCalmKeepsNobodyElseWaiting() {
        try (RunningEngine server = RunningEngine.serving(settings(), servlet);
                Connection waiting = server.connect();
                Connection other = server.connect()) {
            learn(waiting);
            for (long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_500); System.nanoTime() < end; ) {
                assertThat(waiting.get("/").status()).isEqualTo(200);
            }
            learn(waiting);
            waiting.send("GET /?wait HTTP/1.1\r\nHost: a\r\n\r\n");
            for (int i = 0; i < 100; i++) {
                assertThat(other.get("/").status()).isEqualTo(200);
            }
            gate.countDown();
            assertThat(waiting.answer().body()).startsWith("jgun-select-");
        }
    }

    @Test
    void bothWorkersMayWaitAndTheNextRequestIsServedAfterThem() {
        try (RunningEngine server = RunningEngine.serving(settings(), servlet);
                Connection first = server.connect();
                Connection second = server.connect();
                Connection third = server.connect()) {
            learn(first);
            first.send("GET /?wait HTTP/1.1\r\nHost: a\r\n\r\n");
            second.send("GET /?wait HTTP/1.1\r\nHost: a\r\n\r\n");
            Await.until(() -> server.pool.free() == 0);
            third.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            Await.until(() -> server.pool.waiting() == 1);
            gate.countDown();
            assertThat(first.answer().status()).isEqualTo(200);
            assertThat(second.answer().status()).isEqualTo(200);
            assertThat(third.answer().status()).isEqualTo(200);
        }
    }

    /** Whoever reads more than has come, or writes more than the socket takes, needs somebody else to select. */
    @Test
    void bodiesThatDoNotFitAreReadAndWritten() {
        try (RunningEngine server = RunningEngine.serving(settings(), servlet);
                Connection client = server.connect()) {
            learn(client);
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n12345");
            client.send("67890");
            assertThat(client.answer().body()).endsWith(" 10");
            learn(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n12345");
            assertThat(client.get("/?many").body()).hasSizeGreaterThan(20_000_000);
        }
    }

    private static void learn(Connection client) {
        learn(client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    }

    /** Until the thread that reads such a request serves it, too, and will not be put off by one that takes longer. */
    private static void learn(Connection client, String request) {
        int served = 0;
        for (int i = 0; i < UNTIL_KNOWN && served < 100; i++) {
            client.send(request);
            served += client.answer().body().startsWith("jgun-select-") ? 1 : 0;
        }
        assertThat(served).isEqualTo(100);
    }
}
