package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher makes of itself: the JVM of the server. */
@BesideOthers
class LaunchedJvmIT {

    @TempDir
    Path temp;

    @Test
    void thePidOfTheLauncherIsTheServers() throws IOException {
        try (JgunProcess server = hello().start()) {
            server.awaitListening();
            assertThat(Path.of("/proc/" + server.pid() + "/exe").toRealPath())
                    .isEqualTo(Jdk.current().home().resolve("bin/java").toRealPath());
            assertThat(server.awaitLine("Listening at: ")).contains("[" + server.pid() + "]");
            server.signal("TERM");
            assertThat(server.awaitExit().exit()).isZero();
        }
    }

    @Test
    void theOptionsOfTheOperatorReachTheJvmUnexpanded() {
        assertThat(arguments("JGUN_JAVA_OPTS", "-Xmx64m  -Dglob=/*"))
                .containsSequence("-Xmx64m", "-Dglob=/*", "-cp")
                .endsWith("io.jgun.cli.Main", "--name", "a b");
    }

    @Test
    void theClassPathIsTheSameEverywhereWithOurOwnJarsFirst() {
        List<String> arguments = arguments("LC_ALL", "de_DE.UTF-8");
        List<String> jars = Pattern.compile(":")
                .splitAsStream(arguments.get(arguments.indexOf("-cp") + 1))
                .toList();
        assertThat(jars.get(0)).contains("/lib/jgun-runner-");
        assertThat(jars.get(1)).contains("/lib/jgun-servlet-bridge-");
        assertThat(jars.subList(2, jars.size()))
                .isSorted()
                .doesNotContainAnyElementsOf(jars.subList(0, 2))
                .hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JGUN_JAVA_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"})
    void aCollectorOfTheOperatorsReplacesTheDefault(String variable) {
        assertThat(arguments(variable, "-Xmx64m")).contains("-XX:+UseSerialGC").doesNotContain("-Xms128m");
        assertThat(arguments(variable, "-XX:+UseParallelGC")).doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void theSuspendSignalOfTheJvmIsNotUsr2() throws IOException {
        try (JgunProcess server = hello().start()) {
            server.awaitListening();
            assertThat(nulSeparated(Path.of("/proc/" + server.pid() + "/environ")))
                    .contains("_JAVA_SR_SIGNUM=64");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aServerThatInheritedIgnoredSignalsObeysThemAllTheSame(String signal) {
        try (JgunProcess server = hello().through("sh", "-c", "trap '' HUP INT QUIT; exec \"$@\"", "sh")
                .start()) {
            server.awaitListening();
            server.signal(signal);
            assertThat(server.awaitExit().exit()).isZero();
            assertThat(server.err().text()).contains("Handling signal: " + signal.toLowerCase(java.util.Locale.ROOT));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 21, 25})
    void runsOnEveryLongTermJava(int feature) {
        try (JgunProcess server = hello().on(Jdk.of(feature)).start()) {
            assertThat(Http.get(server.awaitListening()).statusCode()).isEqualTo(200);
            server.signal("TERM");
            assertThat(server.awaitExit().exit()).isZero();
            assertThat(server.err().text()).doesNotContain("WARNING");
        }
    }

    private static Jgun hello() {
        return Jgun.command("--bind", "127.0.0.1:0", "com.acme.App:servlet").withSamples();
    }

    private List<String> arguments(String variable, String value) {
        Jgun.Outcome outcome = Jgun.command("--name", "a b")
                .env("JAVA_HOME", FakeJdk.printingArguments(temp).toString())
                .env(variable, value)
                .run();
        return outcome.out().lines().toList();
    }

    private static List<String> nulSeparated(Path file) throws IOException {
        return List.of(Files.readString(file).split("\0", -1));
    }
}
