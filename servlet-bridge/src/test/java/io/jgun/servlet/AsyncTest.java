package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Asynchronous servlets hold a worker only while a thread works for them. */
@Timeout(60)
class AsyncTest {

    private final Queue<AsyncContext> suspended = new ConcurrentLinkedQueue<>();

    private final HttpServlet servlet = new HttpServlet() {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getRequestURI().equals("/wait") && request.getAttribute("again") == null) {
                request.setAttribute("again", true);
                suspended.add(request.startAsync());
            } else {
                response.getWriter().print(Thread.currentThread().getName());
            }
        }
    };

    @Test
    void aSuspendedRequestLeavesItsWorkerFreeAndTakesOneAgain() {
        try (RunningEngine server =
                        RunningEngine.serving(Settings.defaults().with(WorkerProcesses.WORKERS, 1), servlet);
                Connection waiting = server.connect();
                Connection other = server.connect()) {
            waiting.send("GET /wait HTTP/1.1\r\nHost: test\r\n\r\n");
            Await.until(() -> suspended.size() == 1);

            assertThat(other.get("/").body()).isEqualTo("worker-1");

            suspended.remove().dispatch();
            assertThat(waiting.answer().body()).isEqualTo("worker-1");
            assertThat(other.get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void completingFromAnotherThreadEndsIt() throws IOException {
        try (RunningEngine server =
                        RunningEngine.serving(Settings.defaults().with(WorkerProcesses.WORKERS, 1), servlet);
                Connection waiting = server.connect()) {
            waiting.send("GET /wait HTTP/1.1\r\nHost: test\r\n\r\n");
            Await.until(() -> suspended.size() == 1);
            AsyncContext context = suspended.remove();
            context.getResponse().getWriter().print("done elsewhere");
            context.complete();

            assertThat(waiting.answer().body()).isEqualTo("done elsewhere");
            Await.until(() -> server.lines.size() == 1);
        }
    }
}
