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
@Timeout(20)
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsTest {

    @Test
    void fiveHundredRequestsOfOneSecondTakeLittleMore() {
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
            long begin = System.nanoTime();
            clients.forEach(client -> client.send("GET /slow?1000 HTTP/1.1\r\nHost: test\r\n\r\n"));
            clients.forEach(client -> assertThat(client.answer().status()).isEqualTo(200));
            assertThat((System.nanoTime() - begin) / 1_000_000).isBetween(1000L, 2500L);
            assertThat(servlet.most).hasValue(500);
        } finally {
            clients.forEach(Connection::close);
        }
    }
}
