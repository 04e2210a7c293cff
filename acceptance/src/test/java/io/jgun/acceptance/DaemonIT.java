package io.jgun.acceptance;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Gunicorn setting {@code daemon}: bin/jgun ends when its server serves, or has failed. */
@BesideOthers
class DaemonIT {

    @TempDir
    Path temp;

    private final int port = Http.freePort();
    private final URI address = URI.create("http://127.0.0.1:" + port);

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void servesWhenTheCommandReturnsAndIsOffTheTerminal(Isolation isolation) throws IOException {
        Path log = temp.resolve("error.log");
        Jgun.Outcome launcher = hello().with("--workers", "2")
                .with(isolation)
                .with("-D", "-p", pidFile(), "--error-logfile", log.toString())
                .run();

        assertThat(launcher).isEqualTo(new Jgun.Outcome(0, "", ""));
        try (Daemon daemon = Daemon.of(temp.resolve("jgun.pid"))) {
            assertThat(Http.get(address).body()).isEqualTo("Hello, World!\n");
            assertThat(log).content().contains("[" + daemon.pid() + "] [INFO] Starting jgun");
            assertThat(title(daemon)).startsWith("jgun: master [com.acme.App:servlet]");
            assertThat(daemon.descriptor(0)).hasToString("/dev/null");
            assertThat(daemon.descriptor(1)).hasToString("/dev/null");
            assertThat(daemon.descriptor(2)).hasToString("/dev/null");
            assertThat(daemon.status()).containsEntry("Umask", "0022");
            // state ppid pgrp session tty_nr
            String[] stat = Files.readString(Path.of("/proc/" + daemon.pid() + "/stat"))
                    .replaceFirst(".*\\) ", "")
                    .split(" ", -1);
            assertThat(stat[3]).as("session").isEqualTo(Long.toString(daemon.pid()));
            assertThat(stat[4]).as("terminal").isEqualTo("0");

            await().until(() -> daemon.children().size() == (isolation == Isolation.PROCESSES ? 2 : 0));
            List<Daemon> workers = daemon.children();
            daemon.terminate();
            await().untilAsserted(() -> assertThat(workers).noneMatch(Daemon::isAlive));
            assertThat(temp.resolve("jgun.pid")).doesNotExist();
            assertThat(log).content().contains("Handling signal: term", "Shutting down: Master");
        }
    }

    @Test
    void obeysInterruptsThoughAShellLetsItsJobsIgnoreThem() throws IOException {
        Path log = temp.resolve("error.log");
        try (Daemon daemon = start(hello().with("--error-logfile", log.toString()))) {
            daemon.signal("INT");
            await().untilAsserted(() -> assertThat(log).content().contains("Handling signal: int"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4, com.acme.Nope:servlet, there is no class com.acme.Nope, -",
        "4, com.acme.Nope:servlet, there is no class com.acme.Nope, error.log",
        "3, com.acme.App:servlet, RuntimeError: not today, -",
        "3, com.acme.App:servlet, RuntimeError: not today, error.log",
    })
    void failsWithTheServersWordsAndItsExitCode(int exit, String app, String words, String log) throws IOException {
        Path config = Files.writeString(temp.resolve("conf.py"), exit == 3 ? """
                def post_worker_init(worker):
                    raise RuntimeError("not today")
                """ : "");
        Jgun.Outcome launcher = Jgun.command("-D", "-b", "127.0.0.1:" + port, "-c", config.toString(), app)
                .with("--error-logfile", log, "--pid", pidFile())
                .withSamples()
                .in(temp)
                .run();

        assertThat(launcher.exit()).as(launcher.err()).isEqualTo(exit);
        assertThat(launcher.err()).contains(words);
        assertThat(temp.resolve("jgun.pid")).doesNotExist();
    }

    @Test
    void failsWithTheWordsOfTheJvm() {
        Jgun.Outcome launcher =
                hello().with("-D").env("JGUN_JAVA_OPTS", "-Xnonsense").run();

        assertThat(launcher.exit()).isEqualTo(1);
        assertThat(launcher.err()).contains("Unrecognized option: -Xnonsense");
    }

    @Test
    void twoOfThemNeedTwoPidFiles() {
        try (Daemon first = start(hello())) {
            Jgun.Outcome second = hello().with("-D", "-p", pidFile()).run();

            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.err()).contains("Already running on pid " + first.pid());
            assertThat(Http.get(address).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void logsThatGoNowhereAreTold() throws IOException {
        Files.writeString(temp.resolve("jgun.conf.py"), "daemon = True\naccesslog = '-'\npidfile = 'jgun.pid'\n");
        Jgun.Outcome launcher = hello().in(temp).run();

        try (Daemon daemon = Daemon.of(temp.resolve("jgun.pid"))) {
            assertThat(launcher).isEqualTo(new Jgun.Outcome(0, "", """
                            jgun: a daemon has no stderr, so that its error log goes nowhere; name a file with \
                            --error-logfile, or keep stderr open with -R
                            jgun: a daemon has no stdout, so that its access log goes nowhere; name a file with \
                            --access-logfile, or keep stdout open with -R
                            """));
            daemon.terminate();
        }
    }

    @Test
    void inheritsStdoutAndStderrIfAsked() throws IOException {
        Path out = temp.resolve("out");
        Path err = temp.resolve("err");
        Jgun command = hello().with("-R", "--access-logfile", "-")
                .through("sh", "-c", "exec \"$@\" >'" + out + "' 2>'" + err + "'", "sh");
        try (Daemon daemon = start(command)) {
            Http.get(address);
            await().untilAsserted(() -> assertThat(out).content().contains("\"GET / HTTP/1.1\" 200"));
            assertThat(err).content().contains("[" + daemon.pid() + "] [INFO] Booting worker with pid: 1");
            assertThat(daemon.descriptor(0)).hasToString("/dev/null");
        }
    }

    @Test
    void goesWhenTheCommandIsInterruptedWhileItBoots() throws IOException {
        Path log = temp.resolve("error.log");
        try (JgunProcess launcher = Jgun.command("-D", "-b", "127.0.0.1:" + port, "io.jgun.acceptance.apps.HangingInit")
                .with("--classpath", Checkout.testClasses().toString())
                .with("-p", pidFile(), "--error-logfile", log.toString())
                .start()) {
            await().until(() -> Files.exists(log) && Files.readString(log).contains("Using worker"));
            launcher.signal("TERM");

            Jgun.Outcome outcome = launcher.awaitExit();
            assertThat(outcome.exit()).isEqualTo(130);
            assertThat(temp.resolve("jgun.pid")).doesNotExist();
        }
    }

    @Test
    void aReloadSaysWhatTakesARestart() throws IOException {
        Path config = Files.writeString(temp.resolve("conf.py"), "daemon = True\nerrorlog = 'error.log'\n");
        try (Daemon daemon = start(hello().with("-c", config.toString()).in(temp))) {
            Files.writeString(config, "errorlog = 'error.log'\numask = 0o27\nuser = 'nobody'\n");
            daemon.signal("HUP");
            Path log = temp.resolve("error.log");
            await().untilAsserted(() -> assertThat(log)
                    .content()
                    .contains(
                            "umask is now 0o27 (" + config + ":2), which takes a restart: it stays 0.",
                            "user is now 'nobody' (" + config + ":3), which takes a restart: it stays None.",
                            "Worker exiting (pid: 1)")
                    .doesNotContain("daemon is now")); // the command line says it, too
            assertThat(Http.get(address).statusCode()).isEqualTo(200);
            daemon.terminate();
        }
    }

    @Test
    void itsFilesHaveTheUmaskThatIsAskedFor() {
        Jgun command = Jgun.command("-b", "127.0.0.1:" + port, "-m", "027", "io.jgun.acceptance.apps.WritesFile")
                .with("--classpath", Checkout.testClasses().toString())
                .with("--error-logfile", temp.resolve("error.log").toString())
                .in(temp);
        try (Daemon daemon = start(command)) {
            assertThat(Http.get(address).body()).isEqualTo("rw-r-----");
            assertThat(temp.resolve("error.log"))
                    .satisfies(log ->
                            assertThat(Files.getPosixFilePermissions(log)).isEqualTo(fromString("rw-r-----")));
            daemon.terminate();
        }
    }

    @Test
    void umaskZeroIsNotForLogs() {
        Path log = temp.resolve("error.log");
        try (JgunProcess server = Jgun.command(
                        "-b", "127.0.0.1:" + port, "-m", "0", "io.jgun.acceptance.apps.WritesFile")
                .with("--classpath", Checkout.testClasses().toString())
                .with("--error-logfile", log.toString())
                .in(temp)
                .start()) {
            await().until(() -> Files.exists(log) && Files.readString(log).contains("Booting worker"));
            assertThat(Http.get(address).body()).isEqualTo("rw-rw-rw-");
            assertThat(log)
                    .satisfies(
                            it -> assertThat(Files.getPosixFilePermissions(it)).isEqualTo(fromString("rw-rw-r--")));
            server.signal("TERM");
            assertThat(server.awaitExit().exit()).isZero();
        }
    }

    @Test
    void runsUnderNohup() throws IOException {
        try (JgunProcess server = hello().through("nohup").start()) {
            server.awaitListening();
            server.signal("HUP");
            server.awaitLine("Hang up: Master");
            server.signal("TERM");
            assertThat(server.awaitExit().exit()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void runsAsTheFirstProcessOfAContainer(Isolation isolation) {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can make a pid namespace");
        try (JgunProcess server = hello().with("--workers", "2", "-p", pidFile())
                .with(isolation)
                .through("unshare", "--pid", "--fork", "--mount-proc", "--kill-child")
                .start()) {
            assertThat(server.awaitLine("Listening at: ")).contains("[1] [INFO]");
            await().untilAsserted(
                            () -> assertThat(Http.get(address).statusCode()).isEqualTo(200));
            assertThat(temp.resolve("jgun.pid")).hasContent("1\n");
            signalChild(server, "HUP");
            server.awaitLine("Hang up: Master");
            signalChild(server, "TERM");
            assertThat(server.awaitExit().exit()).isZero();
            assertThat(temp.resolve("jgun.pid")).doesNotExist();
        }
    }

    private static void signalChild(JgunProcess unshare, String name) {
        long child = ProcessHandle.of(unshare.pid())
                .flatMap(process -> process.children().findFirst())
                .orElseThrow()
                .pid();
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(child)).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Jgun hello() {
        return Jgun.command("--bind", "127.0.0.1:" + port, "com.acme.App:servlet")
                .withSamples();
    }

    private Daemon start(Jgun command) {
        return Daemon.start(command, temp.resolve("jgun.pid"));
    }

    private String pidFile() {
        return temp.resolve("jgun.pid").toString();
    }

    private static String title(Daemon daemon) throws IOException {
        return Files.readString(Path.of("/proc/" + daemon.pid() + "/cmdline"));
    }
}
