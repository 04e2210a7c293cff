package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jgun.acceptance.apps.DeafServlet;
import io.jgun.acceptance.apps.HangingServlet;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that hang cost their client a 504 and nobody else anything. */
@BesideOthers
@Timeout(120)
@ParameterizedClass
@EnumSource(Isolation.class)
class TimeoutIT {

    @Parameter
    Isolation isolation = Isolation.THREADS;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"loop", "sleep", "read"})
    void aRequestThatHangsIsAnsweredAndCapacityIsBack(String how) {
        int seconds = isolation == Isolation.THREADS ? 2 : 3; // a process that is silent for so long has timed out, too
        try (JgunProcess server = server(HangingServlet.class, "-w", "1", "--timeout", "" + seconds)) {
            URI address = server.awaitListening();
            assertThat(Http.get(address, "/fast").body()).isEqualTo("ok");
            String worker = server.workers().get(0);

            long begin = System.nanoTime();
            assertThat(Http.get(address, "/" + how).statusCode()).isEqualTo(504);
            assertThat(seconds(begin)).isBetween((double) seconds, 20.0); // by itself it would never end,
            assertThat(Http.get(address, "/fast").body()).isEqualTo("ok"); // nor would its thread
            assertThat(server.awaitLine("WORKER TIMEOUT (pid:" + worker + ")"))
                    .contains("[CRITICAL]")
                    .endsWith("GET /" + how + " HTTP/1.1");
            await().until(() ->
                    isolation == Isolation.THREADS || !server.workers().contains(worker));
            server.awaitLine(HangingServlet.class.getName() + "." + how + "(HangingServlet.java:");
            assertThat(server.out().awaitCount(3).get(1)).contains("\"GET /" + how + " HTTP/1.1\" 504 ");
        }
    }

    /** All workers hang three times over; their threads ignore the interrupt for ten seconds. */
    @Test
    void aFloodLeavesAllCapacityAndStuckThreadsAreToldOf() throws Exception {
        assumeTrue(isolation == Isolation.THREADS, "processes end with their threads");
        ExecutorService clients = Executors.newFixedThreadPool(13);
        try (JgunProcess server = server(DeafServlet.class, "-w", "4", "--timeout", "1")) {
            URI address = server.awaitListening();
            assertThat(Http.get(address, "/?millis=0").statusCode()).isEqualTo(200);

            long begin = System.nanoTime();
            assertThat(all(clients, 12, address, "/?millis=12000")).hasSize(12).containsOnly(504);
            assertThat(seconds(begin))
                    .as("three rounds of one second, which do not wait for the threads")
                    .isBetween(3.0, 12.0);
            Path gate = directory.resolve("gate");
            Future<List<Integer>> next = clients.submit(() -> all(clients, 8, address, "/?until=" + gate));
            server.awaitLines("inside", 4);
            Files.createFile(gate);
            assertThat(next.get()).containsOnly(200);
            assertThat(server.awaitLine(" is stuck: thread worker-"))
                    .contains("[WARNING] Worker (pid:", "s after its interrupt: GET /?millis=12000 HTTP/1.1");
            server.awaitLine("is not stuck any more: thread worker-");
            await().until(() -> count(server, "is not stuck any more") == 12);
            await().until(() -> count(server, "Worker exiting") == 12);
            await().until(() -> timedOut(server) == 12);
        } finally {
            clients.shutdownNow();
        }
    }

    /** A thread that ignores its interrupt costs its process, and that is all. */
    @Test
    void aFloodCostsProcessesAndLeavesAllCapacity() throws ExecutionException, InterruptedException {
        assumeTrue(isolation == Isolation.PROCESSES, "threads cannot be ended");
        ExecutorService clients = Executors.newFixedThreadPool(6);
        try (JgunProcess server = server(DeafServlet.class, "-w", "2", "--timeout", "2", "--graceful-timeout", "1")) {
            URI address = server.awaitListening();
            server.awaitBooted(2);
            List<Long> before = server.children();

            assertThat(all(clients, 6, address, "/?millis=60000")).hasSize(6).containsOnly(504);

            assertThat(all(clients, 6, address, "/?millis=200")).containsOnly(200);
            server.awaitLine("WORKER TIMEOUT");
            await().until(() -> server.children().stream().noneMatch(before::contains));
            await().until(() -> server.children().size() == 2);
            await().until(() -> timedOut(server) == 6);
            assertThat(server.err().text()).doesNotContain("SIGKILL");
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

    private JgunProcess server(Class<?> servlet, String... options) {
        return Jgun.command("--bind", "127.0.0.1:0", "--access-logfile", "-")
                .with(options)
                .with(isolation)
                .with("--classpath", Checkout.testClasses().toString(), servlet.getName())
                .start();
    }

    /** Requests at once; their statuses. */
    private static List<Integer> all(ExecutorService clients, int many, URI address, String target)
            throws ExecutionException, InterruptedException {
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            answers.add(clients.submit(() -> Http.get(address, target)));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : answers) {
            statuses.add(answer.get().statusCode());
        }
        return statuses;
    }

    private static long timedOut(JgunProcess server) {
        return server.out().all().stream()
                .filter(line -> line.contains(" 504 "))
                .count();
    }

    private static long count(JgunProcess server, String text) {
        return server.err().all().stream().filter(line -> line.contains(text)).count();
    }

    private static double seconds(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
    }
}
