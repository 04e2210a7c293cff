package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jgun.acceptance.apps.HangingServlet;
import io.jgun.acceptance.apps.TellsOrigin;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What balancers and orchestrators are told of the server, and the time that they get to act on it. */
class HealthIT {

    private final int port = Http.freePort();

    private Jgun jgun(Isolation isolation, String app, String... options) {
        return Jgun.command("--bind", "127.0.0.1:0", "-w", "1", "--health-bind", "127.0.0.1:" + port)
                .with("--classpath", Checkout.testClasses().toString())
                .with(options)
                .with(isolation)
                .with(app);
    }

    private String asked(String path) {
        HttpResponse<String> answer = Http.get(URI.create("http://127.0.0.1:" + port), path);
        return answer.statusCode() + " " + answer.body().strip();
    }

    private void awaitAnswer(String path, String answer) {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> asked(path), answer::equals);
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void itLivesWhenAllWorkersHang(Isolation isolation) throws IOException {
        try (JgunProcess server = jgun(isolation, HangingServlet.class.getName(), "--timeout", "0")
                .start()) {
            URI address = server.awaitListening();
            awaitAnswer("/health/ready", "200 ready");
            try (Socket hanging = Http.connect(address)) {
                hanging.getOutputStream()
                        .write("GET /sleep HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(asked("/health/live")).isEqualTo("200 live");
                assertThat(asked("/health")).isEqualTo("200 ready");
                assertThat(asked("/other")).startsWith("404");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void itIsNotReadyBeforeItEndsAndServesMeanwhile(Isolation isolation) {
        try (JgunProcess server = jgun(
                        isolation, TellsOrigin.class.getName(), "--drain-delay", "2", "--health-path", "/up")
                .start()) {
            URI address = server.awaitListening();
            awaitAnswer("/up", "200 ready");
            server.signal("TERM");
            awaitAnswer("/up", "503 draining");
            assertThat(asked("/up/live")).isEqualTo("200 live");
            assertThat(Http.get(address, "/a").statusCode()).isEqualTo(200);
            server.awaitLine("Not ready any more; shutting down in 2 s");
            assertThat(server.isAlive()).isTrue();
            assertThat(server.awaitExit().exit()).isZero();
        }
    }

    @Test
    void anotherTermEndsTheWaiting() {
        try (JgunProcess server = jgun(Isolation.THREADS, TellsOrigin.class.getName(), "--drain-delay", "600")
                .start()) {
            server.awaitListening();
            awaitAnswer("/health", "200 ready");
            server.signal("TERM");
            awaitAnswer("/health", "503 draining");
            server.signal("TERM");
            assertThat(server.awaitExit().exit()).isZero();
        }
    }

    @Test
    void onlyAHostAndAPortWillDo() {
        Jgun.Outcome outcome = Jgun.command(
                        "--check-config", "--health-bind", "unix:/run/health", "com.acme.App:servlet")
                .withSamples()
                .run();
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("health_bind must be HOST:PORT, not 'unix:/run/health'");
    }
}
