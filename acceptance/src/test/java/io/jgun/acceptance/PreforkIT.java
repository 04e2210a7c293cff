package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jgun.acceptance.apps.Victim;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --prefork}: whatever happens to a worker costs its own requests at most, and never the server. */
@BesideOthers
@Timeout(120)
class PreforkIT {

    @TempDir
    Path directory;

    @Test
    void aKilledWorkerIsReportedAndReplaced() {
        try (JgunProcess server = victim("--workers", "2").start()) {
            URI address = server.awaitListening();
            server.awaitBooted(2);
            List<Long> before = server.children();
            assertThat(before).hasSize(2);

            long start = System.nanoTime();
            server.signal("KILL", before.get(0));

            assertThat(server.awaitLine("Worker (pid:" + before.get(0) + ") was sent SIGKILL! Perhaps out of memory?"))
                    .contains("[" + server.pid() + "] [ERROR]");
            server.awaitBooted(3);
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
            assertThat(server.children()).hasSize(2).contains(before.get(1)).doesNotContain(before.get(0));
            assertThat(Http.get(address).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aRequestThatHangsCostsNoOtherOfItsWorker() throws Exception {
        try (JgunProcess server = victim("--workers", "1", "--threads", "2", "--timeout", "4")
                .with("--graceful-timeout", "5")
                .start()) {
            URI address = server.awaitListening();
            long pid = Long.parseLong(Http.get(address).body());
            CompletableFuture<HttpResponse<String>> hung =
                    CompletableFuture.supplyAsync(() -> Http.get(address, "/hang"));
            server.awaitLine("hangs");
            TimeUnit.SECONDS.sleep(2); // so that the time of the other one is not over with that of the first
            Path gate = directory.resolve("gate");
            CompletableFuture<HttpResponse<String>> other =
                    CompletableFuture.supplyAsync(() -> Http.get(address, "/?until=" + gate));
            server.awaitLine("inside");
            assertThat(hung.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(504);
            Files.createFile(gate);
            assertThat(server.awaitLine("WORKER TIMEOUT (pid:" + pid + ")")).contains("[CRITICAL]");
            server.awaitLine(Victim.class.getName() + ".sleep(Victim.java:");
            assertThat(other.get(20, TimeUnit.SECONDS).body()).isEqualTo(Long.toString(pid));
            await().until(() -> !Http.get(address).body().equals(Long.toString(pid)));
            await().until(() -> ProcessHandle.of(pid).isEmpty());
            assertThat(server.children()).hasSize(1);
        }
    }

    @Test
    void aStoppedWorkerIsKilledAndReplaced() {
        try (JgunProcess server = victim("--workers", "2", "--timeout", "2").start()) {
            URI address = server.awaitListening();
            server.awaitBooted(2);
            long stopped = server.children().get(0);

            server.signal("STOP", stopped);

            assertThat(server.awaitLine("WORKER TIMEOUT (pid:" + stopped + ")")).contains("[CRITICAL]");
            server.awaitBooted(3);
            await().until(() -> ProcessHandle.of(stopped).isEmpty());
            assertThat(Http.get(address).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aWorkerOutOfMemoryAnswers500AndGoesOn() {
        try (JgunProcess server =
                victim("--workers", "1", "--worker-heap", "32M").start()) {
            URI address = server.awaitListening();
            String pid = Http.get(address).body();
            assertThat(Http.get(address, "/memory").statusCode()).isEqualTo(500);
            server.awaitLine("OutOfMemoryError");
            assertThat(server.children()).containsExactly(Long.parseLong(pid));
        }
    }

    @Test
    void aWorkerThatEndsWhenOutOfMemoryIsReplaced() {
        try (JgunProcess server = victim("--workers", "1")
                .env("JGUN_JAVA_OPTS", "-Xmx32m -XX:+ExitOnOutOfMemoryError")
                .start()) {
            URI address = server.awaitListening();
            String pid = Http.get(address).body();
            new Thread(() -> Http.get(address, "/memory")).start();
            server.awaitLine("Worker (pid:" + pid + ") exited with code 3.");
            await().ignoreExceptions().until(() -> !Http.get(address).body().equals(pid));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "halt"})
    void aWorkerThatEndsInItsFirstBootEndsTheStart(String fate) throws IOException {
        Jgun.Outcome outcome =
                victim("--workers", "2").env("FATE", fate(fate).toString()).run();
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err())
                .contains("failed to boot: it exited with code 7", "Reason: Worker failed to boot.")
                .doesNotContain("\tat ");
    }

    @Test
    void whenNoWorkerIsLeftAndNoneBootsTheServerEnds() throws IOException {
        Path fate = fate("");
        try (JgunProcess server =
                victim("--workers", "2").env("FATE", fate.toString()).start()) {
            server.awaitServing(2);
            fate("throw");
            server.children().forEach(worker -> server.signal("KILL", worker));
            Jgun.Outcome outcome = server.awaitExit();
            assertThat(outcome.exit()).isEqualTo(4);
            assertThat(outcome.err()).contains("no database", "Reason: App failed to load.");
        }
    }

    @Test
    void aReplacementThatCannotBootIsTriedAgainWhileOthersServe() throws IOException {
        Path fate = fate("");
        try (JgunProcess server = victim("--workers", "2", "--boot-timeout", "8")
                .env("FATE", fate.toString())
                .start()) {
            URI address = server.awaitListening();
            server.awaitServing(2);
            fate("halt");
            server.signal("KILL", server.children().get(0));
            server.awaitLine("Worker failed to boot, trying again in 1 s: ");
            fate("hang");
            server.awaitLine("BOOT TIMEOUT (pid:");
            assertThat(Http.get(address).statusCode()).isEqualTo(200);
            fate("");
            server.awaitBooted(3);
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void withoutTheirArbiterWorkersFinishAndEnd() throws Exception {
        Path places = Files.createDirectory(directory.resolve("places"));
        Path gate = directory.resolve("gate");
        try (JgunProcess server = victim("--workers", "2", "--graceful-timeout", "20")
                .with("--worker-tmp-dir", places.toString())
                .start()) {
            URI address = server.awaitListening();
            server.awaitBooted(2);
            List<Long> workers = server.children();
            CompletableFuture<HttpResponse<String>> answer =
                    CompletableFuture.supplyAsync(() -> Http.get(address, "/?until=" + gate));
            server.awaitLine("inside");
            assertThat(places).isNotEmptyDirectory();
            server.signal("KILL");
            server.awaitLine("The arbiter has gone; this worker ends, too.");
            Files.createFile(gate);
            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            for (long worker : workers) {
                await().until(() -> ProcessHandle.of(worker).isEmpty());
            }
            assertThat(places).as("what the arbiter would have removed").isEmptyDirectory();
            assertThatThrownBy(() -> Http.connect(address)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void whatAllThatWereKilledAtOnceHaveLeftTheNextStartRemoves() throws IOException {
        Jgun command = victim("--workers", "1").with("--worker-tmp-dir", directory.toString());
        try (JgunProcess server = command.start()) {
            server.awaitListening();
            server.awaitBooted(1);
            long worker = server.children().get(0);
            server.signal("STOP", worker); // so that it cannot see the arbiter's end
            server.signal("KILL");
            server.signal("KILL", worker);
            await().until(() -> ProcessHandle.of(worker).isEmpty());
        }
        Path left = ofAnArbiter();
        try (JgunProcess server = command.start()) {
            server.awaitListening();
            await().until(() -> !Files.exists(left));
            assertThat(ofAnArbiter()).isNotEmptyDirectory();
            assertThat(Http.get(server.awaitListening()).statusCode()).isEqualTo(200);
        }
    }

    /** The only one. */
    private Path ofAnArbiter() throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "jgun-links-*")) {
            List<Path> found = new ArrayList<>();
            all.forEach(found::add);
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    @Test
    void asTheFirstProcessOfAContainerItLeavesNoZombies() throws Exception {
        Path unshare = Installed.apt("unshare", "util-linux");
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can make a pid namespace");
        try (JgunProcess outside = victim("--workers", "2")
                .through(unshare.toString(), "-p", "-f", "--mount-proc", "--kill-child")
                .start()) {
            outside.awaitListening();
            outside.awaitBooted(2);
            ProcessHandle arbiter = ProcessHandle.of(outside.children().get(0)).orElseThrow();
            ProcessHandle worker = arbiter.children().findFirst().orElseThrow();
            outside.signal("KILL", worker.pid());
            outside.awaitLine("was sent SIGKILL!");
            outside.awaitBooted(3);
            await().untilAsserted(() -> assertThat(zombies(arbiter)).isEmpty());
            outside.signal("TERM", arbiter.pid());
            assertThat(outside.awaitExit().exit()).isZero();
        }
    }

    private static List<String> zombies(ProcessHandle parent) {
        return parent.descendants()
                .map(process -> state(process.pid()))
                .flatMap(Optional::stream)
                .filter(line -> line.contains(") Z "))
                .toList();
    }

    private static Optional<String> state(long pid) {
        try {
            return Optional.of(Files.readString(Path.of("/proc/" + pid + "/stat")));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private Path fate(String what) throws IOException {
        return Files.writeString(directory.resolve("fate"), what);
    }

    private static Jgun victim(String... options) {
        return Jgun.command("--prefork", "--bind", "127.0.0.1:0")
                .with(options)
                .with("--classpath", Checkout.testClasses().toString(), Victim.class.getName());
    }
}
