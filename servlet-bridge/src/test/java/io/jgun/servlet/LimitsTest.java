package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jgun.settings.Applications;
import io.jgun.settings.Security;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How large the head of a request may be, and what is said of one that is refused. */
@Timeout(60)
class LimitsTest {

    private static final Settings SETTINGS = Settings.defaults().with(WorkerProcesses.WORKERS, 1);

    private RunningEngine server = RunningEngine.serving(SETTINGS, new SlowServlet());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theRequestLineMayHave4094Bytes() {
        assertThat(statusOf("GET /" + "a".repeat(4094 - 14) + " HTTP/1.1\r\nHost: t\r\n\r\n"))
                .isEqualTo(200);
        assertThat(statusOf("GET /" + "a".repeat(4094 - 13) + " HTTP/1.1\r\nHost: t\r\n\r\n"))
                .isEqualTo(414);
    }

    @Test
    void aLineWithoutEndIsRefusedBeforeItEnds() {
        assertThat(statusOf("GET /" + "a".repeat(20_000))).isEqualTo(414);
    }

    @Test
    void thereMayBe100Fields() {
        assertThat(statusOf("GET / HTTP/1.1\r\nHost: t\r\n" + "A: b\r\n".repeat(99) + "\r\n"))
                .isEqualTo(200);
        assertThat(statusOf("GET / HTTP/1.1\r\nHost: t\r\n" + "A: b\r\n".repeat(100) + "\r\n"))
                .isEqualTo(431);
    }

    @Test
    void aFieldMayHave8190Bytes() {
        assertThat(statusOf("GET / HTTP/1.1\r\nHost: t\r\nA: " + "b".repeat(8190 - 5) + "\r\n\r\n"))
                .isEqualTo(200);
        assertThat(statusOf("GET / HTTP/1.1\r\nHost: t\r\nA: " + "b".repeat(8190 - 4) + "\r\n\r\n"))
                .isEqualTo(431);
    }

    @Test
    void aFieldWithoutEndIsRefusedBeforeItEnds() {
        assertThat(statusOf("GET / HTTP/1.1\r\nHost: t\r\nA: " + "b".repeat(40_000)))
                .isEqualTo(431);
    }

    @Test
    void zeroMeansNoLimit() {
        restart(SETTINGS.with(Security.LIMIT_REQUEST_LINE, 0)
                .with(Security.LIMIT_REQUEST_FIELDS, 0)
                .with(Security.LIMIT_REQUEST_FIELD_SIZE, 0));

        assertThat(statusOf("GET /" + "a".repeat(50_000) + " HTTP/1.1\r\nHost: t\r\nA: " + "b".repeat(50_000) + "\r\n"
                        + "C: d\r\n".repeat(500) + "\r\n"))
                .isEqualTo(200);
    }

    @Test
    void aRefusedRequestHasItsLine() {
        assertThat(statusOf("GET /x HTTP/1.1\r\nHost: t\r\n" + "A: b\r\n".repeat(100) + "\r\n"))
                .isEqualTo(431);
        assertThat(statusOf("GET /y\u0001z HTTP/1.1\r\nHost: t\r\n\r\n")).isEqualTo(400);
        assertThat(statusOf("GET /%zz HTTP/1.1\r\nHost: t\r\n\r\n")).isEqualTo(400);

        Await.until(() -> server.lines.size() == 3);
        assertThat(server.lines)
                .allSatisfy(line -> assertThat(line.bytes()).isPositive())
                .extracting(RunningEngine.Line::method, RunningEngine.Line::target, RunningEngine.Line::status)
                .containsExactly(tuple("GET", "/x", 431), tuple("GET", "/y\u0001z", 400), tuple("GET", "/%zz", 400));
    }

    @Test
    void theServerHeaderCanBeTurnedOff() {
        try (Connection client = server.connect()) {
            Connection.Answer answer = client.get("/");
            assertThat(answer.headers()).containsEntry("Server", "jgun").containsKey("Date");
            assertThat(answer.headers()).doesNotContainKey("X-Powered-By");
        }
        restart(SETTINGS.with(Applications.SERVER_HEADER, false));
        try (Connection client = server.connect()) {
            assertThat(client.get("/").headers()).doesNotContainKey("Server");
        }
    }

    private void restart(Settings settings) {
        server.close();
        server = RunningEngine.serving(settings, new SlowServlet());
    }

    private int statusOf(String request) {
        try (Connection client = server.connect()) {
            client.send(request);
            Connection.Answer answer = client.answer();
            if (answer.status() >= 400) {
                assertThat(answer.headers())
                        .containsEntry("Connection", "close")
                        .containsEntry("Server", "jgun");
                assertThat(client.isClosedByServer()).isTrue();
            }
            return answer.status();
        }
    }
}
