package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** USR2: a new arbiter on the same sockets, completed or rolled back. */
@BesideOthers
@Timeout(300)
class UpgradeIT {

    @TempDir
    Path temp;

    private final int port = Http.freePort();
    private final URI address = URI.create("http://127.0.0.1:" + port);

    @Test
    void aChainOfUpgradesSomeRolledBackLosesNoRequest() {
        Path socket = temp.resolve("app.sock");
        new VersionedApp(temp).version("v0");
        Jgun command = Jgun.command("--bind", "127.0.0.1:" + port, "--bind", "unix:" + socket, "-w", "2", "app.App")
                .with("--classpath", temp.resolve("classes").toString());
        try (UpgradedServer server = UpgradedServer.start(temp, command);
                LoadClient tcp = LoadClient.of(address)
                        .keepAlive(4)
                        .shortLived(2)
                        .pausing(Duration.ofMillis(40))
                        .atMost(Duration.ofSeconds(280))
                        .start();
                LoadClient unix = LoadClient.of(socket)
                        .keepAlive(2)
                        .shortLived(2)
                        .pausing(Duration.ofMillis(40))
                        .atMost(Duration.ofSeconds(280))
                        .start()) {
            Set<Long> served = new HashSet<>(Set.of(server.arbiter().pid()));
            for (int i = 1; i <= 25; i++) {
                Daemon second = server.begin();
                assertThat(socket).exists();
                if (i % 5 == 0) {
                    server.rollBack(second);
                } else {
                    server.complete(second);
                    served.add(server.arbiter().pid());
                }
                assertThat(socket).exists();
                tcp.awaitMore(10);
                unix.awaitMore(10);
            }
            assertThat(served).hasSize(21);
            assertThat(tcp.stop().failures()).as(tcp::toString).isEmpty();
            assertThat(unix.stop().failures()).as(unix::toString).isEmpty();
            server.terminate();
            assertThat(server.log()).doesNotContain("WARNING", "ERROR");
            assertThat(socket).doesNotExist();
            assertThat(server.pidFile()).doesNotExist();
        }
    }

    /** Three upgrades and one that is rolled back; -Djgun.it.prefork.upgrades=25 makes it twenty and five. */
    @Test
    void workerProcessesAreUpgradedTheSameWay() {
        int upgrades = Integer.getInteger("jgun.it.prefork.upgrades", 4);
        int turn = Math.min(5, upgrades); // each of that number is rolled back
        Path socket = temp.resolve("app.sock");
        Jgun command = hello().with("--workers", "2", "--bind", "unix:" + socket);
        try (UpgradedServer server = UpgradedServer.startPrefork(temp, command);
                LoadClient tcp = LoadClient.of(address)
                        .keepAlive(3)
                        .shortLived(2)
                        .pausing(Duration.ofMillis(40))
                        .atMost(Duration.ofSeconds(280))
                        .start();
                LoadClient unix = LoadClient.of(socket)
                        .keepAlive(1)
                        .shortLived(1)
                        .pausing(Duration.ofMillis(40))
                        .atMost(Duration.ofSeconds(280))
                        .start()) {
            tcp.awaitMore(10);
            for (int i = 1; i <= upgrades; i++) {
                Daemon second = server.begin();
                if (i % turn == turn / 2) {
                    server.rollBack(second);
                } else {
                    server.complete(second);
                }
                assertThat(socket).exists();
                tcp.awaitMore(10);
                unix.awaitMore(10);
            }
            System.out.printf("%d upgrades of processes: tcp %s, unix %s%n", upgrades, tcp, unix);
            assertThat(tcp.stop().failures()).as(tcp::toString).isEmpty();
            assertThat(unix.stop().failures()).as(unix::toString).isEmpty();
            server.terminate();
            assertThat(socket).doesNotExist();
        }
    }

    @Test
    void bothSidesAreNamedAndIgnoreASecondOneUntilTheUpgradeIsOver() throws IOException {
        Path config = Files.writeString(temp.resolve("conf.py"), """
                def pre_exec(server):
                    server.log.info("pre_exec of %s", server.pid)
                """);
        try (UpgradedServer server = UpgradedServer.start(temp, hello().with("-c", config.toString()))) {
            Daemon first = server.arbiter();
            Daemon second = server.begin();

            assertThat(server.log()).contains("[INFO] pre_exec of " + first.pid() + "\n");
            assertThat(title(first)).isEqualTo("jgun: master [com.acme.App:servlet]");
            assertThat(title(second)).isEqualTo("jgun: master [com.acme.App:servlet.2]");
            assertThat(server.pidFile()).hasContent(first.pid() + "\n");
            assertThat(server.secondPidFile()).hasContent(second.pid() + "\n");
            first.signal("USR2");
            server.awaitLog("[" + first.pid() + "] [WARNING] USR2 signal ignored. Child exists.");
            second.signal("USR2");
            server.awaitLog("[" + second.pid() + "] [WARNING] USR2 signal ignored. Parent exists.");
            second.signal("HUP");
            server.awaitLog("[" + second.pid() + "] [INFO] Hang up: Master.2");
            server.awaitLog("[" + second.pid() + "] [INFO] Worker exiting");
            assertThat(server.secondPidFile()).hasContent(second.pid() + "\n");

            server.rollBack(second);
            assertThat(server.log()).contains("Shutting down: Master.2");
            second = server.begin();
            server.complete(second);

            server.awaitLog("[" + second.pid() + "] [INFO] Master has been promoted.");
            assertThat(title(second)).isEqualTo("jgun: master [com.acme.App:servlet]");
            assertThat(server.secondPidFile()).doesNotExist();
            second.signal("QUIT"); // the file that tells it of QUIT is its own
            Daemon last = second;
            UpgradedServer.until(() -> !last.isAlive());
            assertThat(server.log()).contains("[" + second.pid() + "] [INFO] Handling signal: quit");
        }
    }

    @Test
    void aNewArbiterThatFailsChangesNothingAndTheLogTellsWhy() throws IOException {
        Path config = Files.writeString(temp.resolve("conf.py"), "workers = 2\n");
        Path socket = temp.resolve("app.sock");
        Path launcher =
                Files.createSymbolicLink(temp.resolve("serve"), Checkout.home().resolve("bin/jgun"));
        VersionedApp app = new VersionedApp(temp).version("v0");
        Jgun command = Jgun.at(launcher, "-c", config.toString(), "-b", "unix:" + socket, "-b", "127.0.0.1:" + port)
                .with("--classpath", app.classes().toString(), "app.App");
        try (UpgradedServer server = UpgradedServer.start(temp, command)) {
            Files.writeString(config, "workers = 2\nthreads = 'many'\n");
            server.arbiter().signal("USR2");
            server.awaitLog("last words: Error: " + config + ":2: threads must be");
            assertThat(server.log()).contains("exited with code 1; this one goes on serving.");
            Files.writeString(config, "workers = 2\n");

            app.initialising("v1", "throw new IllegalStateException(\"not today\");");
            server.arbiter().signal("USR2");
            server.awaitLog("exited with code 4; this one goes on serving.");
            assertThat(server.log()).contains("IllegalStateException: not today");
            assertThat(server.secondPidFile()).doesNotExist();

            app.version("v2");
            Files.delete(launcher);
            server.arbiter().signal("USR2");
            server.awaitLog("[WARNING] USR2 signal ignored: there is no program " + launcher + " any more");

            script(launcher, "JGUN_UPGRADE=\"2 ${JGUN_UPGRADE#1 }\"\nexport JGUN_UPGRADE");
            server.arbiter().signal("USR2");
            server.awaitLog("[ERROR] This jgun cannot take over from the one that runs: the hand-over has version 2");
            server.awaitLog("last words: This jgun cannot take over from the one that runs");

            script(launcher, "JGUN_JAVA_OPTS=-Xnonsense\nexport JGUN_JAVA_OPTS");
            server.arbiter().signal("USR2");
            server.awaitLog("Unrecognized option: -Xnonsense");

            assertThat(Http.get(address).body()).isEqualTo("v0");
            assertThat(socket).exists();
            script(launcher, "");
            server.upgrade();
            assertThat(Http.get(address).body()).isEqualTo("v2");
        }
    }

    @Test
    void thisJavaAndThisJgunBecomeOthersBehindTheirLinks() throws IOException {
        Jdk older = Jdk.of(17);
        Jdk newer = Jdk.of(25);
        Path java = Files.createSymbolicLink(temp.resolve("java"), older.home());
        Path one = temp.resolve("jgun-1");
        Path two = temp.resolve("jgun-2");
        PrivilegesIT.ask("cp", "-r", Checkout.home().toString(), one.toString());
        PrivilegesIT.ask("cp", "-r", Checkout.home().toString(), two.toString());
        Path current = Files.createSymbolicLink(temp.resolve("current"), one);
        Jgun command = Jgun.at(current.resolve("bin/jgun"), "-b", "127.0.0.1:" + port, "com.acme.App:servlet")
                .withSamples()
                .env("JAVA_HOME", java.toString());
        try (UpgradedServer server = UpgradedServer.start(temp, command)) {
            assertThat(files(server.arbiter()))
                    .contains(one.toString(), older.home().toString());

            link(java, newer.home());
            link(current, two);
            server.upgrade();
            assertThat(files(server.arbiter()))
                    .contains(two.toString(), newer.home().toString())
                    .doesNotContain(one.toString(), older.home().toString());
            assertThat(Http.get(address).statusCode()).isEqualTo(200);

            link(java, older.home());
            link(current, one);
            server.upgrade();
            assertThat(files(server.arbiter()))
                    .contains(one.toString(), older.home().toString());
            assertThat(Http.get(address).statusCode()).isEqualTo(200);
            assertThat(server.log()).doesNotContain("WARNING", "ERROR");
        }
    }

    @Test
    void theNewConfigurationSaysWhichSocketsGoOn() throws IOException {
        Path gone = temp.resolve("gone.sock");
        Path added = temp.resolve("added.sock");
        Path config = Files.writeString(
                temp.resolve("conf.py"), "bind = ['unix:" + gone + "', '127.0.0.1:0', '127.0.0.1:" + port + "']\n");
        Jgun command = Jgun.command("-c", config.toString(), "com.acme.App:servlet")
                .withSamples()
                .through("sh", "-c", "exec \"$@\" >'" + temp + "/out' 2>'" + temp + "/err'", "sh")
                .with("--access-logfile", "-");
        try (UpgradedServer server = UpgradedServer.start(temp, command)) {
            String chosen = server.log().replaceFirst("(?s).*,(http://127.0.0.1:\\d+),.*", "$1");
            Files.writeString(
                    config, "bind = ['127.0.0.1:" + port + "', '127.0.0.1:0', 'unix:" + added + "', '[::1]:0']\n");
            Daemon second = server.begin();
            assertThat(server.log())
                    .contains("Listening at: " + address + "," + chosen + ",unix:" + added + ",http://[::1]:");
            assertThat(gone).exists();
            server.rollBack(second);
            assertThat(gone).exists();
            assertThat(added).doesNotExist();

            server.upgrade();
            assertThat(gone).doesNotExist();
            assertThat(added).exists();
            assertThat(Http.get(URI.create(chosen)).statusCode()).isEqualTo(200);
            await().untilAsserted(
                            () -> assertThat(temp.resolve("out")).content().contains("\"GET / HTTP/1.1\" 200"));

            server.arbiter().signal("USR2");
            server.awaitLog("[WARNING] USR2 signal ignored. Two arbiters can share 3 sockets, and bind names 4");
            server.terminate();
            assertThat(added).doesNotExist();
            assertThat(server.log()).doesNotContain("ERROR");
        }
    }

    @Test
    void connectionsWaitForANewArbiterThatStillLoads() throws Exception {
        Path gate = Files.writeString(temp.resolve("gate"), "");
        Jgun command = Jgun.command("-b", "127.0.0.1:" + port, "io.jgun.acceptance.apps.GatedInit")
                .with("--classpath", Checkout.testClasses().toString(), "--access-logfile", "-")
                .env("GATE", gate.toString());
        try (UpgradedServer server = UpgradedServer.start(temp, command);
                LoadClient load = LoadClient.of(address)
                        .keepAlive(4)
                        .shortLived(4)
                        .patient(Patience.LIMIT) // the new arbiter has to boot first
                        .start()) {
            load.awaitMore(20);
            Files.delete(gate);
            server.arbiter().signal("USR2");
            UpgradedServer.until(() -> Files.exists(server.secondPidFile()));
            Daemon second = Daemon.of(server.secondPidFile());
            server.complete(second);
            assertThat(server.log()).doesNotContain("[" + second.pid() + "] [INFO] Booting worker");
            Files.createFile(gate);
            load.awaitMore(20);
            assertThat(load.stop().failures()).as(load::toString).isEmpty();
        }
    }

    /** The directory and relative paths are those of the first start, by the name that they had there. */
    @ParameterizedTest
    @CsvSource({"''", "app"})
    void theDirectoryOfTheStartIsTheOneAgain(String chdir) throws IOException {
        Path one = release("one");
        Path two = release("two");
        Path current = Files.createSymbolicLink(temp.resolve("current"), one);
        Jgun command = Jgun.command("-c", "conf.py", "-b", "127.0.0.1:" + port, "com.acme.App:servlet")
                .with(chdir.isEmpty() ? new String[] {} : new String[] {"--chdir", chdir})
                .withSamples()
                .through("sh", "-c", "cd '" + current + "' && exec \"$@\"", "sh");
        try (UpgradedServer server = UpgradedServer.start(temp, command)) {
            assertThat(server.log()).contains("release one");
            link(current, two);
            server.upgrade();
            assertThat(server.log()).contains("release two");
            assertThat(Files.readSymbolicLink(
                            Path.of("/proc/" + server.arbiter().pid() + "/cwd")))
                    .isEqualTo(two.resolve(chdir).normalize());
        }
    }

    private Path release(String name) throws IOException {
        Path release = temp.resolve(name);
        Files.createDirectories(release.resolve("app"));
        Files.writeString(release.resolve("conf.py"), """
                def on_starting(server):
                    server.log.info("release %s")
                """.formatted(name));
        return release.toRealPath();
    }

    private Jgun hello() {
        return Jgun.command("--bind", "127.0.0.1:" + port, "com.acme.App:servlet")
                .withSamples();
    }

    private static void script(Path launcher, String before) throws IOException {
        Path fresh = Files.writeString(
                launcher.resolveSibling("fresh"),
                "#!/bin/sh\n" + before + "\nexec '" + Checkout.home().resolve("bin/jgun") + "' \"$@\"\n");
        PrivilegesIT.ask("chmod", "+x", fresh.toString());
        PrivilegesIT.ask("mv", "-f", fresh.toString(), launcher.toString());
    }

    private static void link(Path link, Path target) throws IOException {
        Files.delete(link);
        Files.createSymbolicLink(link, target);
    }

    private static String title(Daemon process) throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).replaceFirst("\0.*", "");
    }

    /** What the process has mapped and opened. */
    private static String files(Daemon process) {
        return PrivilegesIT.ask("sh", "-c", "cat /proc/$0/maps; ls -l /proc/$0/fd", Long.toString(process.pid()));
    }
}
