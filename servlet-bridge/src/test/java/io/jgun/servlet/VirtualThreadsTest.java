package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** {@code worker_class = "gevent"}: {@code workers * worker_connections} requests at once. */
@Timeout(60)
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsTest {

    @Test
    void fiveHundredRequestsAreServedAtOnce() {
        SlowServlet servlet = new SlowServlet();
        Settings settings = Settings.defaults()
                .with(WorkerProcesses.WORKER_CLASS, "gevent")
                .with(WorkerProcesses.WORKERS, 1)
                .with(WorkerProcesses.WORKER_CONNECTIONS, 500);
        List<Connection> clients = new ArrayList<>();
        try (RunningEngine server = RunningEngine.serving(settings, servlet)) {
            for (int i = 0; i < 500; i++) {
                clients.add(server.connect());
            }
            clients.forEach(client -> client.send("GET /slow?held HTTP/1.1\r\nHost: test\r\n\r\n"));
            Await.until(() -> servlet.inside.get() == 500);
            servlet.open.countDown();
            clients.forEach(client -> assertThat(client.answer().status()).isEqualTo(200));
        } finally {
            servlet.open.countDown();
            clients.forEach(Connection::close);
        }
    }
}
