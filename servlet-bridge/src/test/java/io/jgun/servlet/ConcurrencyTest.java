package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code workers * threads} requests at once, exactly, the rest in order. */
@Timeout(20)
class ConcurrencyTest {

    private final SlowServlet servlet = new SlowServlet();

    @Test
    void threeRequestsForTwoWorkersTakeTwoRounds() {
        long millis = millisOf(Settings.defaults().with(WorkerProcesses.WORKERS, 2), 3);

        assertThat(millis).isBetween(400L, 800L);
        assertThat(servlet.most).hasValue(2);
    }

    @Test
    void threadsMultiplyTheWorkers() {
        Settings settings = Settings.defaults().with(WorkerProcesses.WORKERS, 2).with(WorkerProcesses.THREADS, 3);

        assertThat(millisOf(settings, 6)).isBetween(200L, 390L);
        assertThat(servlet.most).hasValue(6);
    }

    @Test
    void theOneTooManyWaits() {
        Settings settings = Settings.defaults().with(WorkerProcesses.WORKERS, 2).with(WorkerProcesses.THREADS, 3);

        assertThat(millisOf(settings, 7)).isBetween(400L, 800L);
        assertThat(servlet.most).hasValue(6);
    }

    @Test
    void waitingRequestsAreServedInTheOrderOfTheirArrival() {
        List<Connection> clients = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        try (RunningEngine server =
                RunningEngine.serving(Settings.defaults().with(WorkerProcesses.WORKERS, 1), servlet)) {
            for (int i = 0; i < 20; i++) {
                Connection client = server.connect();
                clients.add(client);
                client.send("GET /" + i + "?10 HTTP/1.1\r\nHost: test\r\n\r\n");
                expected.add("/" + i);
                int arrived = i;
                Await.until(() -> servlet.begun.size() + server.pool.waiting() > arrived);
            }
            clients.forEach(client -> assertThat(client.answer().status()).isEqualTo(200));
            assertThat(servlet.begun).containsExactlyElementsOf(expected);
            assertThat(servlet.most).hasValue(1);
        } finally {
            clients.forEach(Connection::close);
        }
    }

    /** Milliseconds that so many requests of 200 ms take. */
    private long millisOf(Settings settings, int requests) {
        List<Connection> clients = new ArrayList<>();
        try (RunningEngine server = RunningEngine.serving(settings, servlet)) {
            try (Connection first = server.connect()) {
                first.get("/"); // loads classes
            }
            servlet.most.set(0);
            for (int i = 0; i < requests; i++) {
                clients.add(server.connect());
            }
            long begin = System.nanoTime();
            clients.forEach(client -> client.send("GET /slow?200 HTTP/1.1\r\nHost: test\r\n\r\n"));
            clients.forEach(client -> assertThat(client.answer().status()).isEqualTo(200));
            return (System.nanoTime() - begin) / 1_000_000;
        } finally {
            clients.forEach(Connection::close);
        }
    }
}
