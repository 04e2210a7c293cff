package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jgun.acceptance.apps.TellsOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --probe}: what a container's health check learns of the server beside it, and says. */
@BesideOthers
class ProbeIT {

    private final int port = Http.freePort();
    private final String place = "http://127.0.0.1:" + port + "/health/";

    @TempDir
    Path directory;

    private Jgun.Outcome probe(String question, String... more) {
        return Jgun.command("--probe", question).with(more).in(directory).run();
    }

    private static Jgun.Outcome failure(String message) {
        return new Jgun.Outcome(1, "", "jgun: " + message + "\n");
    }

    @Test
    void itAsksTheServerOfTheSameSettings() throws IOException {
        Files.writeString(
                directory.resolve("jgun.conf.py"),
                "health_bind = '0.0.0.0:%d'\nwsgi_app = 'is.asked.of:nobody'\n".formatted(port));
        Jgun server = Jgun.command("--bind", "127.0.0.1:0", "-w", "1", "--drain-delay", "600")
                .with("--classpath", Checkout.testClasses().toString(), TellsOrigin.class.getName())
                .in(directory);
        assertThat(probe("ready").err()).startsWith("jgun: not ready: http://0.0.0.0:" + port + "/health/ready: ");
        try (JgunProcess process = server.start()) {
            process.awaitListening();
            await().untilAsserted(() -> assertThat(probe("ready")).isEqualTo(new Jgun.Outcome(0, "ready\n", "")));
            process.signal("TERM");
            await().untilAsserted(() -> assertThat(probe("ready")).isEqualTo(failure("not ready: draining")));
            assertThat(probe("live")).isEqualTo(new Jgun.Outcome(0, "live\n", ""));
            process.signal("TERM");
            assertThat(process.awaitExit().exit()).isZero();
        }
    }

    @Test
    void itSaysWhereNothingAnswers() {
        assertThat(probe("live", "--health-bind", "127.0.0.1:" + port))
                .isEqualTo(failure("not live: " + place + "live: Connection refused"));
        assertThat(probe("ready", "--health-bind", "127.0.0.1:" + port, "--health-path", "/up")
                        .err())
                .isEqualTo("jgun: not ready: http://127.0.0.1:" + port + "/up/ready: Connection refused\n");
    }

    @Test
    void anotherServerThereIsNotTakenForThisOne() throws IOException {
        try (var other = new java.net.ServerSocket(port, 1, java.net.InetAddress.getLoopbackAddress())) {
            Thread answers = new Thread(() -> {
                try (var socket = other.accept()) {
                    assertThat(socket.getInputStream().read()).isEqualTo('G');
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\n\r\n<p>Welcome</p>".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            answers.start();
            assertThat(probe("ready", "--health-bind", "127.0.0.1:" + port).err())
                    .contains(place + "ready is answered by something that is not jgun's health check");
        }
    }

    @Test
    void itSaysWhatItMissesAndWhatItDoesNotUnderstand() {
        assertThat(probe("ready").err()).contains("health_bind is not set; give the server and this command");
        assertThat(probe("ready", "--health-bind", "127.0.0.1:0").err()).contains("only a HOST:PORT with a number");
        Jgun.Outcome outcome = probe("alive");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("--probe must be ready or live, not alive");
    }
}
