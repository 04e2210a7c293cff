package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import io.jgun.worker.WorkerState;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The later parts of asynchronous requests hang, too. */
@Timeout(60)
class DispatchTimeoutTest {

    private static final Settings SETTINGS =
            Settings.defaults().with(WorkerProcesses.WORKERS, 1).with(WorkerProcesses.TIMEOUT, Duration.ofMillis(600));

    private final Queue<AsyncContext> suspended = new ConcurrentLinkedQueue<>();

    private final HttpServlet hangs = new HttpServlet() {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getAttribute("again") != null) {
                hang();
            } else if (request.getRequestURI().equals("/next")) {
                response.getWriter().print("next");
            } else {
                request.setAttribute("again", true);
                suspended.add(request.startAsync());
            }
        }
    };

    @Test
    void aDispatchThatHangsIsAnsweredAndItsWorkerReplaced() {
        hangs(AsyncContext::dispatch);
    }

    @Test
    void aTaskThatHangsIsAnsweredAndItsWorkerReplaced() {
        hangs(context -> context.start(DispatchTimeoutTest::hang));
    }

    private void hangs(Consumer<AsyncContext> later) {
        try (RunningEngine server = RunningEngine.serving(SETTINGS, hangs);
                Connection late = server.connect()) {
            late.send("GET /hangs HTTP/1.1\r\nHost: test\r\n\r\n");
            Await.until(() -> !suspended.isEmpty() && stateOfWorker(server) == WorkerState.IDLE);

            later.accept(suspended.remove());

            Await.until(() -> server.pool.snapshot().stream()
                    .flatMap(worker -> worker.running().stream())
                    .anyMatch(running -> running.description().equals("GET /hangs HTTP/1.1 (dispatched again)")));
            assertThat(late.answer().status()).isEqualTo(504);
            try (Connection next = server.connect()) {
                assertThat(next.get("/next").body()).isEqualTo("next");
            }
            Await.until(() -> server.pool.snapshot().size() == 1);
            Await.until(() -> server.lines.size() == 2);
            assertThat(server.lines).extracting(RunningEngine.Line::status).containsExactlyInAnyOrder(504, 200);
        }
    }

    private static WorkerState stateOfWorker(RunningEngine server) {
        return server.pool.snapshot().get(0).state();
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
