package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jgun.acceptance.apps.DeafServlet;
import io.jgun.acceptance.apps.HangingServlet;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that hang cost their client a 504 and nobody else anything. */
@Timeout(60)
class TimeoutIT {

    @ParameterizedTest
    @ValueSource(strings = {"loop", "sleep", "read"})
    void aRequestThatHangsIsAnsweredAndCapacityIsBack(String how) {
        try (JgunProcess server = server(HangingServlet.class, "-w", "1", "--timeout", "1")) {
            URI address = server.awaitListening();
            assertThat(Http.get(address, "/fast").body()).isEqualTo("ok");

            long begin = System.nanoTime();
            assertThat(Http.get(address, "/" + how).statusCode()).isEqualTo(504);
            assertThat(seconds(begin)).isBetween(1.0, 2.0);

            begin = System.nanoTime();
            assertThat(Http.get(address, "/fast").body()).isEqualTo("ok");
            assertThat(seconds(begin)).isLessThan(1);
            assertThat(server.awaitLine("WORKER TIMEOUT (pid:1)"))
                    .contains("[CRITICAL]")
                    .endsWith("GET /" + how + " HTTP/1.1");
            server.awaitLine(HangingServlet.class.getName() + "." + how + "(HangingServlet.java:");
            assertThat(server.out().awaitCount(3).get(1)).contains("\"GET /" + how + " HTTP/1.1\" 504 ");
        }
    }

    /** All workers hang three times over; their threads ignore the interrupt for ten seconds. */
    @Test
    void aFloodLeavesAllCapacityAndStuckThreadsAreToldOf() throws ExecutionException, InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(12);
        try (JgunProcess server = server(DeafServlet.class, "-w", "4", "--timeout", "1")) {
            URI address = server.awaitListening();
            assertThat(Http.get(address, "/?millis=0").statusCode()).isEqualTo(200);

            long begin = System.nanoTime();
            assertThat(all(clients, address, "/?millis=12000")).hasSize(12).containsOnly(504);
            assertThat(seconds(begin)).as("three rounds of one second").isBetween(3.0, 5.0);

            begin = System.nanoTime();
            assertThat(all(clients, address, "/?millis=500")).containsOnly(200);
            assertThat(seconds(begin))
                    .as("four at once: three rounds of half a second")
                    .isBetween(1.5, 3.0);

            assertThat(server.awaitLine(" is stuck: thread worker-"))
                    .contains("[WARNING] Worker (pid:", "s after its interrupt: GET /?millis=12000 HTTP/1.1");
            server.awaitLine("is not stuck any more: thread worker-");
            await().until(() -> count(server, "is not stuck any more") == 12);
            await().until(() -> count(server, "Worker exiting") == 12);
            assertThat(server.out().text().lines().filter(line -> line.contains(" 504 ")))
                    .hasSize(12);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void zeroMeansNoLimit() {
        try (JgunProcess server = server(DeafServlet.class, "-w", "1", "--timeout", "0")) {
            assertThat(Http.get(server.awaitListening(), "/?millis=1500").body())
                    .isEqualTo("done");
        }
    }

    private static JgunProcess server(Class<?> servlet, String... options) {
        return Jgun.command("--bind", "127.0.0.1:0", "--access-logfile", "-")
                .with(options)
                .with("--classpath", Checkout.testClasses().toString(), servlet.getName())
                .start();
    }

    /** Twelve requests at once; their statuses. */
    private static List<Integer> all(ExecutorService clients, URI address, String target)
            throws ExecutionException, InterruptedException {
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            answers.add(clients.submit(() -> Http.get(address, target)));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : answers) {
            statuses.add(answer.get().statusCode());
        }
        return statuses;
    }

    private static long count(JgunProcess server, String text) {
        return server.err().all().stream().filter(line -> line.contains(text)).count();
    }

    private static double seconds(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
    }
}
