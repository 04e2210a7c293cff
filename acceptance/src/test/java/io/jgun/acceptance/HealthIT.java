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
@BesideOthers
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
        return asked(URI.create("http://127.0.0.1:" + port), path);
    }

    private static String asked(URI address, String path) {
        HttpResponse<String> answer = Http.get(address, path);
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
                        isolation, TellsOrigin.class.getName(), "--drain-delay", "600", "--health-path", "/up")
                .start()) {
            URI address = server.awaitListening();
            awaitAnswer("/up", "200 ready");
            server.signal("TERM");
            awaitAnswer("/up", "503 draining");
            assertThat(asked("/up/live")).isEqualTo("200 live");
            assertThat(Http.get(address, "/a").statusCode()).isEqualTo(200);
            server.awaitLine("Not ready any more; shutting down in 600 s");
            server.signal("TERM"); // ends the waiting
            assertThat(server.awaitExit().exit()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void itEndsByItselfWhenTheTimeIsOver(Isolation isolation) {
        try (JgunProcess server = jgun(isolation, TellsOrigin.class.getName(), "--drain-delay", "1")
                .start()) {
            server.awaitListening();
            awaitAnswer("/health", "200 ready");
            long begin = System.nanoTime();
            server.signal("TERM");
            assertThat(server.awaitExit().exit()).isZero();
            assertThat(System.nanoTime() - begin)
                    .isGreaterThan(Duration.ofSeconds(1).toNanos());
            assertThat(server.err().text()).contains("Not ready any more; shutting down in 1 s");
        }
    }

    /** Two workers, of which one hangs: in processes it is the other one that accepts. */
    @ParameterizedTest
    @EnumSource(Isolation.class)
    void theMainAddressAnswersAheadOfWorkersAndApplications(Isolation isolation) throws IOException {
        try (JgunProcess server = jgun(
                        isolation,
                        HangingServlet.class.getName(),
                        "--health-main",
                        "--timeout",
                        "0",
                        "--access-logfile",
                        "-",
                        "-w",
                        isolation == Isolation.THREADS ? "1" : "2")
                .start()) {
            URI address = server.awaitListening();
            server.awaitBooted(isolation == Isolation.THREADS ? 1 : 2);
            try (Socket hanging = Http.connect(address)) {
                hanging.getOutputStream()
                        .write("GET /sleep HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 3; i++) {
                    assertThat(asked(address, "/health/live")).isEqualTo("200 live");
                    assertThat(asked(address, "/health/ready?a=b")).isEqualTo("200 ready");
                    assertThat(asked(address, "/health")).isEqualTo("200 ready");
                }
                String head = Http.raw(address, "HEAD /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
                assertThat(head)
                        .startsWith("HTTP/1.1 200 OK\r\n")
                        .contains("Cache-Control: no-store\r\n")
                        .endsWith("\r\n\r\n");
                assertThat(server.out().all()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void theMainAddressSaysThatItDrains(Isolation isolation) throws IOException {
        try (JgunProcess server = jgun(
                        isolation, TellsOrigin.class.getName(), "--health-main", "--drain-delay", "600", "-w", "2")
                .start()) {
            URI address = server.awaitListening();
            server.awaitBooted(2);
            assertThat(Http.get(address, "/healthy").body()).contains("info=/healthy");
            assertThat(Http.get(address, "/health/other").body()).contains("info=/health/other");
            try (Socket open = Http.connect(address)) {
                assertThat(asked(open)).startsWith("HTTP/1.1 200 ");
                server.signal("TERM");
                await().until(() -> asked(address, "/health").equals("503 draining"));
                await().until(() -> asked(open).startsWith("HTTP/1.1 503 "));
                assertThat(asked(address, "/health/live")).isEqualTo("200 live");
                assertThat(Http.get(address, "/a").statusCode()).isEqualTo(200);
                if (isolation == Isolation.PROCESSES) {
                    server.signal("TTIN"); // one that boots meanwhile knows it, too
                    server.awaitBooted(3);
                }
                for (int i = 0; i < 10; i++) {
                    assertThat(asked(address, "/health")).isEqualTo("503 draining");
                }
            }
            server.signal("TERM");
            assertThat(server.awaitExit().exit()).isZero();
        }
    }

    /** On a connection that stays open. */
    private static String asked(Socket open) throws IOException {
        open.getOutputStream().write("HEAD /health HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) open.getInputStream().read());
        }
        return answer.toString();
    }

    @Test
    void itIsTheApplicationsPathByDefault() {
        try (JgunProcess server =
                jgun(Isolation.THREADS, TellsOrigin.class.getName()).start()) {
            assertThat(Http.get(server.awaitListening(), "/health/live").body()).contains("info=/health/live");
        }
        Jgun.Outcome outcome = Jgun.command(
                        "--check-config", "--health-main", "--health-path", "/", "com.acme.App:servlet")
                .withSamples()
                .run();
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("health_main would take / from the application; give health_path");
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
