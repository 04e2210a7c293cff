package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jgun.acceptance.apps.DeafServlet;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How many requests run at once, what becomes of the late ones, and how a server ends. */
@BesideOthers
@Timeout(120)
class ServingIT {

    private static final String SLOW = "com.acme.Slow";

    @TempDir
    Path directory;

    @Test
    void twoWorkersServeTwoRequestsAtOnce() throws Exception {
        try (JgunProcess server = held("-w", "2").start()) {
            assertAtOnce(server, 3, 2);
        }
    }

    @Test
    void threadsLetSixRunAtOnce() throws Exception {
        try (JgunProcess server = held("-w", "2", "--threads", "3").start()) {
            server.awaitLine("Using worker: gthread");
            assertAtOnce(server, 7, 6);
        }
    }

    @Test
    void virtualThreadsLetFiveHundredRunAtOnce() throws Exception {
        try (JgunProcess server = held("-w", "1", "-k", "gevent", "--worker-connections", "500")
                .on(Jdk.of(25))
                .start()) {
            server.awaitLine("Using worker: gevent");
            assertAtOnce(server, 500, 500);
        }
    }

    @Test
    void virtualThreadsNeedANewerJava() {
        Jgun.Outcome outcome = slow("-k", "gevent").on(Jdk.of(17)).run();

        assertThat(outcome.err())
                .contains("worker_class gevent needs Java 21 or later")
                .contains("gthread");
        assertThat(outcome.exit()).isEqualTo(1);
    }

    @Test
    void aRequestOverItsTimeIsAnsweredAndLogged() {
        try (JgunProcess server =
                slow("-w", "1", "--timeout", "1", "--access-logfile", "-").start()) {
            URI address = server.awaitListening();
            server.awaitLine("Booting worker with pid: 1");

            assertThat(Http.get(address, "/?seconds=20").statusCode()).isEqualTo(504);

            assertThat(server.awaitLine("WORKER TIMEOUT (pid:1)"))
                    .contains("[CRITICAL]")
                    .contains("GET /?seconds=20 HTTP/1.1");
            server.awaitLine("com.acme.Slow.doGet");
            server.awaitLine("Booting worker with pid: 2");
            server.awaitLine("Worker exiting (pid: 1)");
            assertThat(server.out().awaitCount(1).get(0)).contains("\"GET /?seconds=20 HTTP/1.1\" 504 ");
            assertThat(Http.get(address, "/?seconds=0").statusCode()).isEqualTo(200);
            assertThat(server.err().text()).doesNotContain("[WARNING]", "[ERROR]", "Exception");
        }
    }

    @Test
    void aLateRequestLeavesNothingElseInTheLogsAndOnItsConnection() {
        try (JgunProcess server = Jgun.command("--bind", "127.0.0.1:0", DeafServlet.class.getName())
                .with("--classpath", Checkout.testClasses().toString())
                .with("-w", "1", "--timeout", "1", "--access-logfile", "-")
                .start()) {
            URI address = server.awaitListening();
            String request = "GET /?millis=%d HTTP/1.1\r\nHost: localhost\r\n\r\n";

            String answer = Http.raw(address, request.formatted(3500) + request.formatted(0));

            assertThat(answer).startsWith("HTTP/1.1 504 ").containsOnlyOnce("HTTP/1.1");
            server.awaitLine("Worker exiting (pid: 1)"); // the servlet has ended
            assertThat(Http.get(address, "/?millis=1").body()).isEqualTo("done");
            server.signal("TERM");
            Jgun.Outcome outcome = server.awaitExit();
            assertThat(outcome.out().lines())
                    .satisfiesExactly(
                            late -> assertThat(late).contains("\"GET /?millis=3500 HTTP/1.1\" 504 "),
                            next -> assertThat(next).contains("\"GET /?millis=1 HTTP/1.1\" 200 "));
            assertThat(outcome.err())
                    .containsOnlyOnce("WORKER TIMEOUT (pid:1)")
                    .doesNotContain("[WARNING]", "[ERROR]", "Exception");
        }
    }

    @Test
    void aWorkerIsReplacedAfterItsLastRequest() {
        try (JgunProcess server = slow("-w", "1", "--max-requests", "2").start()) {
            URI address = server.awaitListening();
            for (int i = 0; i < 2; i++) {
                assertThat(Http.get(address, "/?seconds=0").statusCode()).isEqualTo(200);
            }
            server.awaitLine("Autorestarting worker after current request.");
            server.awaitLine("Worker exiting (pid: 1)");
            server.awaitLine("Booting worker with pid: 2");
            assertThat(Http.get(address, "/?seconds=0").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anApplicationThatFailsIsReportedOnceWithItsStack() {
        try (JgunProcess server = slow("-w", "1").start()) {
            assertThat(Http.get(server.awaitListening(), "/?seconds=soon").statusCode())
                    .isEqualTo(500);
            assertThat(server.awaitLine("Error handling request /?seconds=soon"))
                    .contains("[ERROR]");
            server.awaitLine("com.acme.Slow.doGet");
            server.signal("TERM");
            assertThat(server.awaitExit().err()).containsOnlyOnce("NumberFormatException");
        }
    }

    @Test
    void aRequestInFlightSurvivesTerm() throws Exception {
        ExecutorService client = Executors.newSingleThreadExecutor();
        try (JgunProcess server =
                held("-w", "1", "--access-logfile", "-", "--keep-alive", "1").start()) {
            URI address = server.awaitListening();
            Future<HttpResponse<String>> answer = client.submit(() -> Http.get(address, held()));
            server.awaitLine("inside");
            server.signal("TERM");
            server.awaitLine("Handling signal: term");
            Files.createFile(gate());

            assertThat(answer.get().statusCode()).isEqualTo(200);
            Jgun.Outcome outcome = server.awaitExit();
            assertThat(outcome.exit()).isZero();
            assertThat(outcome.err())
                    .contains("Handling signal: term", "Worker exiting (pid: 1)", "Shutting down: Master");
            assertThat(outcome.out()).contains("GET " + held() + " HTTP/1.1\" 200 ");
        } finally {
            client.shutdownNow();
        }
    }

    @Test
    void aUnixSocketIsServedAndRemovedAtTheEnd() throws Exception {
        Path path = directory.resolve("app.sock");
        try (JgunProcess server = Jgun.command("--bind", "unix:" + path, "--bind", "127.0.0.1:0", "-m", "007", SLOW)
                .withSamples()
                .start()) {
            server.awaitLine("Listening at: unix:" + path);
            assertThat(Http.get(server.awaitListening(), "/?seconds=0").statusCode())
                    .isEqualTo(200);
            assertThat(Files.getPosixFilePermissions(path)).hasSize(6);
            server.signal("TERM");
            assertThat(server.awaitExit().exit()).isZero();
            assertThat(path).doesNotExist();
        }
    }

    private static Jgun slow(String... options) {
        return Jgun.command("--bind", "127.0.0.1:0").with(options).with(SLOW).withSamples();
    }

    private static Jgun held(String... options) {
        return Jgun.command("--bind", "127.0.0.1:0")
                .with(options)
                .with("--classpath", Checkout.testClasses().toString(), DeafServlet.class.getName());
    }

    private String held() {
        return "/?until=" + gate();
    }

    private Path gate() {
        return directory.resolve("gate");
    }

    /** Of so many requests, that none of them ends before so many are inside, and no more until the first ones end. */
    private void assertAtOnce(JgunProcess server, int requests, int inside) throws Exception {
        URI address = server.awaitListening();
        ExecutorService clients = Executors.newFixedThreadPool(requests);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                answers.add(clients.submit(() -> Http.get(address, held())));
            }
            server.awaitLines("inside", inside);
            await().during(Duration.ofMillis(300))
                    .until(() -> server.lines("inside").size() == inside);
            Files.createFile(gate());
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
            assertThat(server.lines("inside")).hasSize(requests);
        } finally {
            clients.shutdownNow();
        }
    }
}
