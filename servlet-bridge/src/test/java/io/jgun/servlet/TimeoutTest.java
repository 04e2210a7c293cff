package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import io.jgun.worker.WorkerSnapshot;
import io.jgun.worker.WorkerState;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The setting {@code timeout}: a request over its time is answered, its worker replaced. */
@Timeout(60)
class TimeoutTest {

    private static final Settings ONE_WORKER =
            Settings.defaults().with(WorkerProcesses.WORKERS, 1).with(WorkerProcesses.TIMEOUT, Duration.ofMillis(600));

    @Test
    void aRequestOverItsTimeGets504AndItsLineAndANewWorkerServesTheNext() {
        SlowServlet servlet = new SlowServlet();
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, servlet);
                Connection late = server.connect()) {
            Connection.Answer answer = late.get("/late?10000");

            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.headers()).containsEntry("Connection", "close");
            assertThat(late.isClosedByServer()).isTrue();
            assertThat(bodyOf(server, "/next")).isEqualTo("worker-2");
            Await.until(() -> server.lines.size() == 2);
            assertThat(server.lines.get(0).status()).isEqualTo(504);
            assertThat(server.lines.get(0).target()).isEqualTo("/late?10000");
            assertThat(server.lines.get(0).worker()).isEqualTo(1);
            assertThat(server.lines.get(1).worker()).isEqualTo(2);
            // It obeyed its interrupt.
            Await.until(() -> server.pool.snapshot().size() == 1);
        }
    }

    @Test
    void aThreadThatIgnoresItsInterruptIsListedAsStuckUntilItEnds() {
        CountDownLatch release = new CountDownLatch(1);
        HttpServlet deaf = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                if (request.getRequestURI().equals("/deaf")) {
                    awaitDeafly(release);
                }
                response.getWriter().print(Thread.currentThread().getName());
            }
        };
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, deaf);
                Connection late = server.connect()) {
            assertThat(late.get("/deaf").status()).isEqualTo(504);
            assertThat(bodyOf(server, "/")).isEqualTo("worker-2");

            WorkerSnapshot stuck = server.pool.snapshot().get(0);
            assertThat(stuck.state()).isEqualTo(WorkerState.STUCK);
            assertThat(stuck.number()).isEqualTo(1);
            assertThat(stuck.running()).singleElement().satisfies(running -> {
                assertThat(running.stuck()).isTrue();
                assertThat(running.thread()).isEqualTo("worker-1");
            });
            release.countDown();
            Await.until(() -> server.pool.snapshot().size() == 1);
            assertThat(server.lines).hasSize(2);
        }
    }

    @Test
    void nothingElseIsServedOnTheConnectionOfALateRequest() {
        CountDownLatch release = new CountDownLatch(1);
        Queue<String> served = new ConcurrentLinkedQueue<>();
        HttpServlet deaf = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                served.add(request.getRequestURI());
                if (request.getRequestURI().equals("/late")) {
                    awaitDeafly(release);
                }
                response.getWriter().print(request.getRequestURI());
            }
        };
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, deaf);
                Connection late = server.connect()) {
            String pipelined = "GET /%s HTTP/1.1\r\nHost: test\r\n\r\n";
            late.send(pipelined.formatted("late") + pipelined.formatted("pipelined"));
            assertThat(late.answer().status()).isEqualTo(504);
            late.send(pipelined.formatted("after"));

            assertThat(late.isClosedByServer()).isTrue(); // while the servlet still runs
            Await.until(() -> server.lines.size() == 1); // a line comes a moment after its answer
            assertThat(bodyOf(server, "/other")).isEqualTo("/other");
            release.countDown();
            Await.until(() -> server.pool.snapshot().size() == 1);
            assertThat(bodyOf(server, "/last")).isEqualTo("/last");
            assertThat(served).containsExactly("/late", "/other", "/last");
            Await.until(() -> server.lines.size() == 3);
            assertThat(server.lines).extracting(RunningEngine.Line::target).containsExactly("/late", "/other", "/last");
        }
    }

    @Test
    void aResponseThatHasBegunIsCut() {
        HttpServlet halfway = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getOutputStream().print("half");
                response.flushBuffer();
                try {
                    Thread.sleep(10_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, halfway);
                Connection client = server.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: test\r\n\r\n");

            assertThat(client.rest())
                    .startsWith("HTTP/1.1 200")
                    .contains("half")
                    .doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void aSlowUploadIsNotAHungWorker() throws InterruptedException {
        HttpServlet sink = new HttpServlet() {
            @Override
            protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getWriter().print(request.getInputStream().readAllBytes().length);
            }
        };
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, sink);
                Connection client = server.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\n\r\n");
            for (int i = 0; i < 5; i++) {
                TimeUnit.MILLISECONDS.sleep(150); // the client is slow, that is what is tested
                client.send("x");
            }
            assertThat(client.answer().body()).isEqualTo("5");
        }
    }

    @Test
    void zeroMeansNoLimit() {
        Settings settings = ONE_WORKER.with(WorkerProcesses.TIMEOUT, Duration.ZERO);
        try (RunningEngine server = RunningEngine.serving(settings, new SlowServlet());
                Connection client = server.connect()) {
            assertThat(client.get("/?600").status()).isEqualTo(200);
        }
    }

    @Test
    void waitingForAWorkerIsNotCounted() {
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, new SlowServlet());
                Connection first = server.connect();
                Connection second = server.connect();
                Connection third = server.connect();
                Connection fourth = server.connect()) {
            for (Connection client : new Connection[] {first, second, third, fourth}) {
                client.send("GET /?220 HTTP/1.1\r\nHost: test\r\n\r\n");
            }
            assertThat(first.answer().status()).isEqualTo(200);
            assertThat(second.answer().status()).isEqualTo(200);
            assertThat(third.answer().status()).isEqualTo(200);
            assertThat(fourth.answer().status()).isEqualTo(200);
        }
    }

    private static String bodyOf(RunningEngine server, String target) {
        try (Connection client = server.connect()) {
            return client.get(target).body();
        }
    }

    private static void awaitDeafly(CountDownLatch release) {
        boolean released = false;
        while (!released) {
            try {
                released = release.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException ignored) {
                // deaf
            }
        }
    }
}
