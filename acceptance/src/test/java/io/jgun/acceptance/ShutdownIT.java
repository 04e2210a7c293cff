package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jgun.acceptance.apps.DeafServlet;
import io.jgun.acceptance.apps.HangingServlet;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a server ends, and what it leaves behind. */
@BesideOthers
@ParameterizedClass
@EnumSource(Isolation.class)
class ShutdownIT {

    @Parameter
    Isolation isolation = Isolation.THREADS;

    @TempDir
    Path directory;

    @Test
    void termLetsARequestInFlightEnd() throws Exception {
        Path gate = directory.resolve("gate");
        try (JgunProcess server = server(DeafServlet.class, "--graceful-timeout", "20", "--keep-alive", "1")
                        .start();
                Socket idle = Http.connect(server.awaitListening())) {
            CompletableFuture<HttpResponse<String>> answer = request(server, "/?until=" + gate, "inside");

            server.signal("TERM");
            assertThat(idle.getInputStream().read()).isEqualTo(-1); // the worker, too, knows of the end
            Files.createFile(gate);

            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(answer.join().headers().firstValue("Connection")).hasValue("close");
            Jgun.Outcome outcome = server.awaitExit();
            assertThat(outcome.exit()).isZero();
            assertThat(outcome.err())
                    .contains("Handling signal: term", "Worker exiting (pid: ", "Shutting down: Master");
            assertThat(outcome.out()).contains("\"GET /?until=" + gate + " HTTP/1.1\" 200 ");
        }
    }

    @Test
    void gracefulTimeoutEndsTheWait() throws Exception {
        try (JgunProcess server =
                server(HangingServlet.class, "--graceful-timeout", "1").start()) {
            CompletableFuture<HttpResponse<String>> answer = request(server, "/sleep", "hangs");

            long start = System.nanoTime();
            server.signal("TERM");

            assertThat(server.awaitExit(Duration.ofSeconds(15)).exit()).isZero();
            assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(900));
            assertThat(answer.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(504);
        }
    }

    @Test
    void intCutsARequestInFlight() throws Exception {
        try (JgunProcess server = server(HangingServlet.class).start()) {
            CompletableFuture<HttpResponse<String>> answer = request(server, "/sleep", "hangs");

            server.signal("INT");

            Jgun.Outcome outcome = server.awaitExit(Duration.ofSeconds(15));
            assertThat(outcome.exit()).isZero();
            assertThat(outcome.err()).contains("Handling signal: int");
            assertThat(answer).failsWithin(Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void leavesNoPidFileAndNoSocketFile(String signal) throws Exception {
        Path pidFile = directory.resolve("jgun.pid");
        Path socket = directory.resolve("jgun.sock");
        try (JgunProcess server = Jgun.command(
                        "--pid", pidFile.toString(), "-b", "unix:" + socket, "com.acme.App:servlet")
                .withSamples()
                .with(isolation)
                .start()) {
            server.awaitBooted(1);
            assertThat(pidFile).hasContent(server.pid() + "\n");
            assertThat(socket).exists();

            server.signal(signal);

            assertThat(server.awaitExit().exit()).isZero();
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void aLivePidFileIsAnErrorThatNamesThePid() throws Exception {
        Path pidFile = Files.writeString(
                directory.resolve("jgun.pid"), ProcessHandle.current().pid() + "\n");

        Jgun.Outcome outcome = Jgun.command("--pid", pidFile.toString(), "com.acme.App:servlet")
                .withSamples()
                .with(isolation)
                .run();

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("Already running on pid " + ProcessHandle.current().pid());
        assertThat(pidFile).hasContent(ProcessHandle.current().pid() + "\n");
    }

    @Test
    void obeysASignalWhileTheApplicationIsLoading() throws Exception {
        try (JgunProcess server = Jgun.command("--bind", "127.0.0.1:0", "io.jgun.acceptance.apps.HangingInit")
                .with("--classpath", Checkout.testClasses().toString())
                .with(isolation)
                .start()) {
            server.awaitLine("init hangs");

            server.signal("TERM");

            assertThat(server.awaitExit(Duration.ofSeconds(15)).exit()).isZero();
        }
    }

    @Test
    void usr1OpensRotatedLogsAgain() throws Exception {
        Path access = directory.resolve("access.log");
        Path error = directory.resolve("error.log");
        URI address = URI.create("http://127.0.0.1:" + Http.freePort());
        try (JgunProcess server = Jgun.command("--bind", address.getAuthority(), "com.acme.App:servlet")
                .with("--access-logfile", access.toString(), "--error-logfile", error.toString())
                .withSamples()
                .with(isolation)
                .start()) {
            await().until(() -> Files.exists(error) && Files.readString(error).contains("Booting worker"));
            Http.get(address, "/before");
            await().until(() -> Files.readString(access).contains("/before"));
            Files.move(access, directory.resolve("access.log.1"));
            Files.move(error, directory.resolve("error.log.1"));

            server.signal("USR1");

            await().until(() -> Files.exists(access) && Files.exists(error));
            // The arbiter's file may be there before a worker's process has heard of it.
            await().until(() -> {
                Http.get(address, "/after");
                return Files.readString(access).contains("/after");
            });
            assertThat(directory.resolve("access.log.1")).content().contains("/before");
            if (isolation == Isolation.THREADS) {
                assertThat(directory.resolve("access.log.1")).content().doesNotContain("/after");
            }
            server.signal("TERM");
            server.awaitExit();
            assertThat(error).content().contains("Handling signal: term");
        }
    }

    private Jgun server(Class<?> servlet, String... options) {
        return Jgun.command("--bind", "127.0.0.1:0", "--access-logfile", "-", "--workers", "1", servlet.getName())
                .with(options)
                .with(isolation)
                .with("--classpath", Checkout.testClasses().toString());
    }

    /** Returns when the application has the request. */
    private static CompletableFuture<HttpResponse<String>> request(JgunProcess server, String target, String told) {
        URI address = server.awaitListening();
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> Http.get(address, target));
        server.awaitLine(told);
        return answer;
    }
}
