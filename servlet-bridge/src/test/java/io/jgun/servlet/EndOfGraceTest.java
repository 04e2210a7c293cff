package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a generation, a listener or the server has open when its grace is over. */
@Timeout(60)
class EndOfGraceTest {

    private static final Settings ONE_WORKER = Settings.defaults()
            .with(WorkerProcesses.WORKERS, 1)
            .with(WorkerProcesses.KEEPALIVE, Duration.ofMillis(1200));
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final String GOODBYE = "closed 1001 the server goes away";

    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private final Queue<AsyncContext> open = new ConcurrentLinkedQueue<>();

    private final HttpServlet servlet = new HttpServlet() {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (request.getRequestURI()) {
                case "/slow" -> sleep();
                case "/wait" -> suspend(request);
                case "/events" -> {
                    suspend(request);
                    response.getWriter().print("data: 1\n\n");
                    response.flushBuffer();
                }
                default -> response.getWriter().print("ok");
            }
        }
    };

    private void sleep() {
        try {
            Thread.sleep(15_000);
        } catch (InterruptedException e) {
            told.add("interrupted");
        }
    }

    private void suspend(HttpServletRequest request) {
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        context.addListener(new Told());
        open.add(context);
    }

    private final class Told implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            told.add("complete");
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            told.add("timeout");
        }

        @Override
        public void onError(AsyncEvent event) {
            told.add("error " + event.getThrowable().getMessage());
        }

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }

    private static void begin(RunningEngine server, Connection client, String target) {
        client.send("GET " + target + " HTTP/1.1\r\nHost: test\r\n\r\n");
        Await.until(() -> server.pool.snapshot().stream()
                .anyMatch(worker -> !worker.running().isEmpty()));
    }

    private void suspend(Connection client, String target) {
        int before = open.size();
        client.send("GET " + target + " HTTP/1.1\r\nHost: test\r\n\r\n");
        Await.until(() -> open.size() > before);
    }

    @Test
    void anAsynchronousRequestOfTheOldGenerationIsToldAndItsClientAnswered() {
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, servlet);
                Connection client = server.connect()) {
            suspend(client, "/wait");
            server.reload(ONE_WORKER, new SlowServlet());

            assertThat(server.generation.retire(SHORT)).isFalse();

            assertThat(client.answer().status()).isEqualTo(504);
            assertThat(told).contains("error 504: the request outlasted graceful_timeout", "complete");
            Await.until(() -> server.lines.size() == 1);
            assertThat(server.lines.get(0).status()).isEqualTo(504);
            assertThat(server.lines.get(0).target()).isEqualTo("/wait");
        }
    }

    @Test
    void anAsynchronousRequestHasTheWholeGrace() {
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, servlet);
                Connection client = server.connect()) {
            suspend(client, "/wait");
            server.reload(ONE_WORKER, new SlowServlet());
            Thread retiring = new Thread(() -> told.add("clean " + server.generation.retire(LONG)));
            retiring.start();
            assertThat(server.connect().get("/").status()).isEqualTo(200);
            open.remove().complete();
            assertThat(client.answer().status()).isEqualTo(200);
            Await.until(() -> told.contains("clean true"));
        }
    }

    @Test
    void aStreamOfEventsIsCut() {
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, servlet);
                Connection client = server.connect()) {
            suspend(client, "/events");
            server.reload(ONE_WORKER, new SlowServlet());

            assertThat(server.generation.retire(SHORT)).isFalse();

            assertThat(client.rest()).contains("data: 1").doesNotContain("\r\n0\r\n");
            assertThat(told).contains("error 504: the request outlasted graceful_timeout");
        }
    }

    @Test
    void aWebSocketOfTheOldGenerationHasTheGraceAndIsThenTold() throws InterruptedException {
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, servlet)) {
            SocketClient client = new SocketClient(server);
            assertThat(client.ask("one")).isEqualTo("one");
            server.reload(ONE_WORKER, new SlowServlet());
            Thread retiring = new Thread(() -> told.add("clean " + server.generation.retire(Duration.ofSeconds(2))));
            retiring.start();

            assertThat(client.ask("two")).isEqualTo("two");
            assertThat(told).isEmpty();
            assertThat(client.events.take()).isEqualTo(GOODBYE);
            retiring.join();
            assertThat(told).containsExactly("clean false");
            assertThat(server.engine.connections()).isZero();
        }
    }

    @Test
    void aRunningRequestIsAnsweredAndInterruptedAndOneThatWaitsIsRefused() {
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, servlet);
                Connection running = server.connect();
                Connection waiting = server.connect()) {
            begin(server, running, "/slow");
            waiting.send("GET /waits HTTP/1.1\r\nHost: test\r\n\r\n");
            Await.until(() -> server.pool.waiting() == 1);
            server.reload(ONE_WORKER, new SlowServlet());

            assertThat(server.generation.retire(SHORT)).isFalse();

            assertThat(running.answer().status()).isEqualTo(504);
            Connection.Answer refused = waiting.answer();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers()).containsEntry("Connection", "close");
            Await.until(() -> told.contains("interrupted"));
            Await.until(() -> server.lines.size() == 2);
            assertThat(server.lines).extracting(RunningEngine.Line::status).containsExactlyInAnyOrder(504, 503);
        }
    }

    @Test
    void atTheEndOfTheServerAllAreAnswered() {
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, servlet);
                Connection suspended = server.connect();
                Connection running = server.connect()) {
            suspend(suspended, "/wait");
            begin(server, running, "/slow");

            assertThat(server.engine.drain(SHORT)).isFalse();
            server.engine.close();

            assertThat(suspended.answer().status()).isEqualTo(504);
            assertThat(running.answer().status()).isEqualTo(504);
        }
    }

    @Test
    void aSilentWebSocketDoesNotHoldUpTheEndOfTheServerButOneInUseDoes() throws InterruptedException {
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, servlet)) {
            SocketClient silent = new SocketClient(server);
            assertThat(silent.ask("one")).isEqualTo("one");
            long begin = System.nanoTime();
            assertThat(server.engine.drain(LONG)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(12));
            assertThat(silent.events.take()).isEqualTo(GOODBYE);
        }
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, servlet)) {
            SocketClient busy = new SocketClient(server);
            assertThat(busy.ask("talk")).isIn("talk", "more"); // which of its two threads is the first
            long begin = System.nanoTime();
            assertThat(server.engine.drain(Duration.ofSeconds(3))).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(3));
            String last = busy.events.take();
            while (List.of("talk", "more").contains(last)) {
                last = busy.events.take();
            }
            assertThat(last).isEqualTo(GOODBYE);
        }
    }

    @Test
    void aQuickEndStillTellsWebSocketsButAnswersNobody() throws InterruptedException {
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, servlet);
                Connection running = server.connect()) {
            SocketClient client = new SocketClient(server);
            assertThat(client.ask("one")).isEqualTo("one");
            begin(server, running, "/slow");
            assertThat(server.engine.drain(Duration.ZERO)).isFalse();
            server.engine.close();
            assertThat(client.events.take()).isEqualTo(GOODBYE);
            assertThat(running.isClosedByServer()).isTrue();
        }
    }

    @Test
    void theEndOfAListenerIsTheEndOfItsConnectionsOnly() {
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER.with(WorkerProcesses.WORKERS, 4), servlet);
                RunningEngine.Extra extra = server.listenToo();
                Connection its = extra.connect();
                Connection others = server.connect()) {
            suspend(its, "/wait");
            suspend(others, "/wait");

            assertThat(server.engine.release(extra.listener().channel(), SHORT)).isFalse();

            assertThat(its.answer().status()).isEqualTo(504);
            open.remove();
            open.remove().complete();
            assertThat(others.answer().status()).isEqualTo(200);
        }
    }
}
