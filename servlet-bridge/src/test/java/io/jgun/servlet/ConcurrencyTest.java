package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code workers * threads} requests at once, exactly, the rest in order. */
@Timeout(60)
class ConcurrencyTest {

    private final SlowServlet servlet = new SlowServlet();

    @Test
    void twoWorkersServeTwoRequestsAtOnce() {
        assertAtOnce(Settings.defaults().with(WorkerProcesses.WORKERS, 2), 3, 2);
    }

    @Test
    void threadsMultiplyTheWorkers() {
        Settings settings = Settings.defaults().with(WorkerProcesses.WORKERS, 2).with(WorkerProcesses.THREADS, 3);

        assertAtOnce(settings, 6, 6);
    }

    @Test
    void theOneTooManyWaits() {
        Settings settings = Settings.defaults().with(WorkerProcesses.WORKERS, 2).with(WorkerProcesses.THREADS, 3);

        assertAtOnce(settings, 7, 6);
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

    /** Of so many requests, that none of them ends before so many are inside, and that the others wait until then. */
    private void assertAtOnce(Settings settings, int requests, int inside) {
        List<Connection> clients = new ArrayList<>();
        try (RunningEngine server = RunningEngine.serving(settings, servlet)) {
            for (int i = 0; i < requests; i++) {
                clients.add(server.connect());
            }
            clients.forEach(client -> client.send("GET /slow?held HTTP/1.1\r\nHost: test\r\n\r\n"));
            Await.until(() -> servlet.inside.get() == inside && server.pool.waiting() == requests - inside);
            servlet.open.countDown();
            clients.forEach(client -> assertThat(client.answer().status()).isEqualTo(200));
            assertThat(servlet.most).hasValue(inside);
        } finally {
            servlet.open.countDown();
            clients.forEach(Connection::close);
        }
    }
}
