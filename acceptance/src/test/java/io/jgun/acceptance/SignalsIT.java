package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each signal does what docs/signals.md says, however the server was started. */
@BesideOthers
class SignalsIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"17, THREADS", "25, THREADS", "25, PROCESSES"})
    void quitIsAQuickShutdownAndLeavesNoThreadDump(int java, Isolation isolation) throws IOException {
        try (JgunProcess server = slow().with(isolation).on(Jdk.of(java)).start()) {
            URI address = server.awaitListening();
            try (LoadClient load = LoadClient.of(address)
                    .keepAlive(1)
                    .sending(LoadRequest.get("/?seconds=25"))
                    .start()) {
                assertThat(Http.get(address, "/?seconds=0.2").statusCode()).isEqualTo(200);
                server.signal("QUIT");
                Jgun.Outcome outcome = server.awaitExit(Duration.ofSeconds(15));
                assertThat(outcome.exit()).isZero();
                assertThat(outcome.err()).contains("Handling signal: quit", "Shutting down: Master");
                assertThat(outcome.out() + outcome.err()).doesNotContain("Full thread dump");
                assertThat(load.stop().answered()).isZero();
            }
        }
    }

    @Test
    void whatTheOperatorWantsPrintedIsPrintedAndQuitWorksAllTheSame() {
        try (JgunProcess server = slow().env("JGUN_JAVA_OPTS", "-XX:+PrintCommandLineFlags -XX:+ExitOnOutOfMemoryError")
                .start()) {
            server.awaitListening();
            server.signal("QUIT");
            Jgun.Outcome outcome = server.awaitExit();
            assertThat(outcome.exit()).isZero();
            assertThat(outcome.out()).contains("-XX:+PrintCommandLineFlags", "Full thread dump");
        }
    }

    @Test
    void nothingOfTheJvmsOutputStaysOnDiskEvenAfterKill() throws IOException {
        try (JgunProcess server = slow().env("TMPDIR", directory.toString()).start()) {
            server.awaitListening();
            assertThat(Files.readSymbolicLink(Path.of("/proc/" + server.pid() + "/fd/9"))
                            .toString())
                    .endsWith("jgun." + server.pid() + " (deleted)");
            server.signal("KILL");
            assertThat(server.awaitExit().exit()).isEqualTo(128 + 9);
            assertThat(directory).isEmptyDirectory();
            assertThat(Path.of("/dev/shm/jgun." + server.pid())).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({"nohup, THREADS", "nohup, PROCESSES", "sh -c trap_and_exec sh, THREADS"})
    void signalsThatWereIgnoredMeanWhatTheySay(String starter, Isolation isolation) {
        String[] words = Stream.of(starter.split(" "))
                .map(word -> word.replace("trap_and_exec", "trap '' HUP INT QUIT; exec \"$@\""))
                .toArray(String[]::new);
        try (JgunProcess server = slow().with(isolation).through(words).start()) {
            server.awaitListening();
            server.signal("HUP");
            server.awaitExited(1);
            server.signal("QUIT");
            assertThat(server.awaitExit().exit()).isZero();
            assertThat(server.err().text()).contains("Handling signal: hup", "Handling signal: quit");
        }
    }

    @Test
    void aBackgroundJobOfAShellObeysInt() throws IOException {
        try (JgunProcess shell = slow().through("sh", "-c", "\"$@\" & wait $!; echo ended $?", "sh")
                .start()) {
            shell.awaitListening();
            String line = shell.awaitLine("Listening at");
            String pid = line.replaceAll(".*\\((\\d+)\\)$", "$1");
            assertThat(pid).isNotEqualTo(Long.toString(shell.pid()));
            kill("INT", pid);
            assertThat(shell.awaitExit().out()).endsWith("ended 0\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, THREADS", "INT, THREADS", "QUIT, THREADS", "TERM, PROCESSES", "QUIT, PROCESSES"})
    void asTheFirstProcessOfAContainer(String signal, Isolation isolation) throws Exception {
        Path unshare = Installed.apt("unshare", "util-linux");
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can make a pid namespace");
        try (JgunProcess outside = slow().with(isolation)
                .through(unshare.toString(), "-p", "-f", "--mount-proc", "--kill-child")
                .start()) {
            assertThat(outside.awaitLine("Listening at")).endsWith("(1)");
            String pid = Files.readString(Path.of("/proc/%1$d/task/%1$d/children".formatted(outside.pid())))
                    .trim();
            kill("HUP", pid);
            outside.awaitExited(1);
            orphanIn(pid, directory.resolve("fifo"));
            kill(signal, pid);
            assertThat(outside.awaitExit().exit()).isZero();
            assertThat(outside.err().text()).contains("Handling signal: " + signal.toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** Whose parent has ended, and which ends when it has read all of a pipe: the first process is to wait for it. */
    private static void orphanIn(String pid, Path fifo) throws Exception {
        String script = "mkfifo '" + fifo + "' && { cat '" + fifo + "' & exit 0; }";
        Process enters = new ProcessBuilder("nsenter", "-t", pid, "-p", "-m", "sh", "-c", script).start();
        assertThat(enters.waitFor()).isZero();
        Path children = Path.of("/proc/%1$s/task/%1$s/children".formatted(pid));
        await().until(() -> names(children).contains("cat"));
        Files.newOutputStream(fifo).close();
        await().until(() -> !names(children).contains("cat"));
    }

    private static List<String> names(Path children) throws IOException {
        List<String> names = new ArrayList<>();
        for (String child : Files.readString(children).strip().split(" ", -1)) {
            try {
                names.add(Files.readString(Path.of("/proc", child, "comm")).strip());
            } catch (IOException ended) {
                // Meanwhile, whoever it was.
            }
        }
        return names;
    }

    @Test
    void aTerminalStopsNobody() {
        try (JgunProcess server = slow().start()) {
            URI address = server.awaitListening();
            server.signal("WINCH");
            server.awaitLine("WINCH signal ignored. Not daemonized.");
            assertThat(Http.get(address, "/?seconds=0").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void aStormIsObeyedInOrder(Isolation isolation) throws IOException {
        new VersionedApp(directory).version("v0");
        try (JgunProcess server = Jgun.command("--bind", "127.0.0.1:0", "--workers", "2", "app.App")
                .with("--classpath", directory.resolve("classes").toString(), "--access-logfile", "-")
                .with(isolation)
                .start()) {
            try (LoadClient load = LoadClient.of(server.awaitListening())
                    .keepAlive(8)
                    .shortLived(2)
                    .start()) {
                load.awaitMore(20);
                for (int i = 0; i < 30; i++) {
                    for (String signal : List.of("TTIN", "HUP", "USR1", "WINCH", "TTOU")) {
                        server.signal(signal);
                    }
                }
                server.signal("TTOU");
                server.signal("TTOU");
                load.awaitMore(50);
                assertThat(load.stop().failures()).as(load.toString()).isEmpty();
            }
            await().untilAsserted(() -> assertThat(server.err().text()).contains("Hang up: Master"));
            server.signal("TERM");
            Jgun.Outcome outcome = server.awaitExit();
            assertThat(outcome.exit()).isZero();
            assertThat(outcome.err()).doesNotContain("ERROR", "Exception");
        }
    }

    private static Jgun slow() {
        return Jgun.command("--bind", "127.0.0.1:0", "--workers", "2", "com.acme.Slow")
                .withSamples();
    }

    private static void kill(String signal, String pid) throws IOException {
        try {
            assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor())
                    .isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
