package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The units of etc/systemd, and what jgun does with the environment of a service manager where there is none. */
@BesideOthers
class SystemdFilesIT {

    @TempDir
    Path directory;

    @Test
    void theUnitsAreWithoutFault() throws Exception {
        String analyze = Installed.apt("systemd-analyze", "systemd").toString();
        Path units = Checkout.home().resolve("etc/systemd");
        for (String name : List.of("jgun.service", "jgun.socket")) {
            Files.writeString(
                    directory.resolve(name),
                    Files.readString(units.resolve(name))
                            .replace("/opt/jgun", Checkout.home().toString()));
        }
        Jgun.Outcome verified = run(
                analyze,
                "verify",
                directory.resolve("jgun.service").toString(),
                directory.resolve("jgun.socket").toString());
        assertThat(verified.out()).doesNotContain("jgun.s");
        assertThat(verified.exit()).as(verified.out()).isZero();

        Jgun.Outcome secure = run(
                analyze,
                "security",
                "--offline=true",
                "--threshold=40",
                directory.resolve("jgun.service").toString());
        assertThat(secure.exit()).as(secure.out()).isZero();
    }

    private static Jgun.Outcome run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("SYSTEMD_PAGER", "", "SYSTEMD_COLORS", "0"));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Jgun.Outcome(process.waitFor(), out, "");
    }

    @Test
    void aPlainStartLoadsNothingOfIt() throws Exception {
        Path classes = directory.resolve("classes");
        try (JgunProcess server = Jgun.command("--bind", "127.0.0.1:0", "com.acme.App:servlet")
                .withSamples()
                .env("JGUN_JAVA_OPTS", "-Xlog:class+load:file=" + classes)
                .start()) {
            Http.get(server.awaitListening());
            try (Stream<String> lines = Files.lines(classes)) { // the end may use them
                assertThat(lines.filter(line -> line.contains("org.newsclub")
                                || line.contains("InheritedSocket ")
                                || line.contains("Datagrams ")
                                || line.contains("Inheritance ")))
                        .isEmpty();
            }
        }
    }

    @Test
    void aManagerThatDoesNotListenIsToldOnceAndNoMore() throws Exception {
        try (JgunProcess server = Jgun.command("--bind", "127.0.0.1:0", "com.acme.App:servlet")
                .withSamples()
                .env("NOTIFY_SOCKET", directory.resolve("nobody").toString())
                .env("WATCHDOG_USEC", "100000")
                .start()) {
            server.awaitLine("Cannot tell the service manager at NOTIFY_SOCKET=" + directory.resolve("nobody"));
            assertThat(Http.get(server.awaitListening()).statusCode()).isEqualTo(200);
            server.signal("TERM");
            Jgun.Outcome outcome = server.awaitExit();
            assertThat(outcome.exit()).isZero();
            assertThat(outcome.err()).containsOnlyOnce("Cannot tell the service manager");
        }
    }

    @Test
    void aDescriptorThatIsNoListeningSocketIsAnError() {
        Jgun.Outcome missing = Jgun.command("--bind", "fd://77", "com.acme.App:servlet")
                .withSamples()
                .run();
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err())
                .contains("Can't listen on fd://77: this process was not given such a descriptor")
                .doesNotContain("\tat ");

        Jgun.Outcome file = Jgun.command("--bind", "fd://9", "com.acme.App:servlet")
                .withSamples()
                .through("sh", "-c", "exec \"$@\" 9</dev/null", "sh")
                .run();
        assertThat(file.exit()).isEqualTo(1);
        assertThat(file.err()).contains("Can't listen on fd://9: not a socket").doesNotContain("\tat ");
    }

    @Test
    void socketsThatWereMeantForAnotherProcessAreLeftAlone() throws Exception {
        try (JgunProcess server = Jgun.command("--bind", "127.0.0.1:0", "com.acme.App:servlet")
                .withSamples()
                .env("LISTEN_FDS", "1")
                .env("LISTEN_PID", "1")
                .start()) {
            server.awaitLine("LISTEN_FDS=1 is ignored: it is meant for process 1");
            assertThat(Http.get(server.awaitListening()).statusCode()).isEqualTo(200);
        }
    }
}
