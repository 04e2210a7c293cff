package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.HttpStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left to do for a request that its client has the answer to, as to save its session: a reload waits for it. */
@Timeout(60)
class AfterTheAnswerTest {

    private static final Settings ONE_WORKER = Settings.defaults().with(WorkerProcesses.WORKERS, 1);

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch saved = new CountDownLatch(1);
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    private final HttpServlet servlet = new HttpServlet() {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getRequestURI().equals("/saved")) {
                ServletContextRequest.getServletContextRequest(request).addHttpStreamWrapper(Saving::new);
            }
            response.getWriter().print("ok");
        }

        @Override
        public void destroy() {
            told.add("destroyed");
        }
    };

    /** As Jetty does with sessions. */
    private final class Saving extends HttpStream.Wrapper {

        Saving(HttpStream wrapped) {
            super(wrapped);
        }

        @Override
        public void succeeded() {
            reached.countDown();
            try {
                saved.await();
                told.add("saved");
            } catch (InterruptedException interrupted) {
                told.add("interrupted");
            }
            super.succeeded();
        }
    }

    /** @param before requests, after which another one is served by the thread that reads it */
    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    void isDoneBeforeItsApplicationIsDestroyed(int before) throws InterruptedException {
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, servlet);
                Connection client = server.connect()) {
            for (int i = 0; i < before; i++) {
                assertThat(get(client, "/")).isEqualTo(200);
            }
            client.send("GET /saved HTTP/1.1\r\nHost: test\r\n\r\n");
            reached.await();
            server.reload(ONE_WORKER, new SlowServlet());
            CompletableFuture<Boolean> retired =
                    CompletableFuture.supplyAsync(() -> server.generation.retire(Duration.ofSeconds(10)));
            Thread.sleep(200); // in which nothing is to happen

            assertThat(retired).isNotDone();
            assertThat(told).isEmpty();

            saved.countDown();
            assertThat(retired.join()).isTrue();
            assertThat(told).containsExactly("saved", "destroyed");
            assertThat(client.answer().status()).isEqualTo(200);
            assertThat(get(client, "/")).isEqualTo(200);
        }
    }

    private static int get(Connection client, String target) {
        client.send("GET " + target + " HTTP/1.1\r\nHost: test\r\n\r\n");
        return client.answer().status();
    }
}
