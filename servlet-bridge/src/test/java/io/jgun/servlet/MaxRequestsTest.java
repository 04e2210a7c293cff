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
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The setting {@code max_requests}: a worker is replaced after so many, with its thread and its thread-locals. */
@Timeout(60)
class MaxRequestsTest {

    private static final ThreadLocal<Integer> SEEN = ThreadLocal.withInitial(() -> 0);

    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    private final HttpServlet counter = new HttpServlet() {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            SEEN.set(SEEN.get() + 1);
            threads.add(Thread.currentThread());
            response.getWriter().print(Thread.currentThread().getName() + ":" + SEEN.get());
        }
    };

    @Test
    void everyThirdRequestIsTheLastOfItsWorker() {
        Settings settings = dispatching("always").with(WorkerProcesses.MAX_REQUESTS, 3);
        try (RunningEngine server = RunningEngine.serving(settings, counter);
                Connection client = server.connect()) {
            List<String> bodies = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                bodies.add(client.get("/").body());
            }

            assertThat(bodies)
                    .containsExactly(
                            "worker-1:1",
                            "worker-1:2",
                            "worker-1:3",
                            "worker-2:1",
                            "worker-2:2",
                            "worker-2:3",
                            "worker-3:1");
            Await.until(() -> !threads.get(0).isAlive() && !threads.get(3).isAlive());
            assertThat(threads.get(6).isAlive()).isTrue();
        }
    }

    @Test
    void jitterPutsItOffByAtMostSoMany() {
        Settings settings = dispatching("always")
                .with(WorkerProcesses.MAX_REQUESTS, 2)
                .with(WorkerProcesses.MAX_REQUESTS_JITTER, 3);
        try (RunningEngine server = RunningEngine.serving(settings, counter);
                Connection client = server.connect()) {
            int longest = 0;
            int shortest = Integer.MAX_VALUE;
            int last = 0;
            for (int i = 0; i < 300; i++) {
                int nth = Integer.parseInt(client.get("/").body().replaceFirst(".*:", ""));
                if (nth == 1 && last > 0) {
                    longest = Math.max(longest, last);
                    shortest = Math.min(shortest, last);
                }
                last = nth;
            }
            assertThat(shortest).isEqualTo(2);
            assertThat(longest).isEqualTo(5);
        }
    }

    /** Another one takes over while a request is being served, so that it may take some more. */
    @Test
    void aThreadThatServesWhatItReadsEndsWithTheWorkersItServedFor() {
        Settings settings = dispatching("adaptive").with(WorkerProcesses.MAX_REQUESTS, 20);
        try (RunningEngine server = RunningEngine.serving(settings, counter);
                Connection client = server.connect()) {
            for (int i = 0; i < 5_000; i++) {
                client.get("/");
            }
            List<Thread> selecting = threads.stream()
                    .filter(thread -> thread.getName().startsWith("jgun-select-"))
                    .distinct()
                    .toList();
            assertThat(selecting).hasSizeGreaterThan(5);
            Await.until(() -> !selecting.get(0).isAlive());
        }
    }

    private static Settings dispatching(String how) {
        return Settings.defaults().with(WorkerProcesses.WORKERS, 1).with(WorkerProcesses.DISPATCH, how);
    }
}
