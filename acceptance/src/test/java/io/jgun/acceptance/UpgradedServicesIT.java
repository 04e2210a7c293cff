package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** USR2 where somebody else has made of the server what it is: a daemon, another user, a unit of systemd. */
@BesideOthers
@Timeout(180)
class UpgradedServicesIT {

    private static final String USER =
            "jgun-upgrade-it-" + ProcessHandle.current().pid();
    private static final String SERVICE = "upgraded.service";
    private static final String SOCKET = "upgraded.socket";

    @TempDir
    Path temp;

    private final int port = Http.freePort();
    private final URI address = URI.create("http://127.0.0.1:" + port);

    @Test
    void aDaemonsNewArbiterIsADaemonAndTheOldOneCanTakeOverAgain() throws IOException {
        Path config = Files.writeString(temp.resolve("conf.py"), "workers = 2\n");
        try (UpgradedServer server = UpgradedServer.startDaemon(temp, hello().with("-c", config.toString()))) {
            server.upgrade();
            assertIsDaemon(server.arbiter());

            Files.writeString(config, "workers = many\n");
            server.arbiter().signal("USR2");
            server.awaitLog(config + ":1");
            server.awaitLog("exited with code 1; this one goes on serving.");
            Files.writeString(config, "workers = 3\n");

            try (LoadClient load =
                    LoadClient.of(address).keepAlive(4).shortLived(2).start()) {
                load.awaitMore(20);
                Daemon second = server.begin();
                assertIsDaemon(second);
                server.arbiter().signal("WINCH");
                server.awaitLog("[" + server.arbiter().pid() + "] [INFO] Worker exiting (pid: 2)");
                load.awaitMore(100); // all by the new one
                server.arbiter().signal("HUP");
                server.awaitLog("[" + server.arbiter().pid() + "] [INFO] Booting worker with pid: 5");
                server.rollBack(second);
                load.awaitMore(20);
                assertThat(load.stop().failures()).as(load::toString).isEmpty();
            }
            server.terminate();
            assertThat(server.pidFile()).doesNotExist();
            assertThat(server.log()).doesNotContain("WARNING");
        }
    }

    @Test
    void aDaemonWithoutWorkersLetsConnectionsWait() throws Exception {
        try (UpgradedServer server = UpgradedServer.startDaemon(temp, hello().with("--workers", "2"))) {
            for (String again : List.of("TTIN", "HUP")) {
                try (Socket idle = Http.connect(address)) {
                    server.arbiter().signal("WINCH");
                    assertThat(idle.getInputStream().read()).isEqualTo(-1); // as a drained connection ends
                }
                CompletableFuture<String> waiting = CompletableFuture.supplyAsync(
                        () -> Http.raw(address, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
                server.awaitLog("] [INFO] Worker exiting (pid: " + (again.equals("TTIN") ? 2 : 3) + ")");
                assertThat(waiting).isNotDone();
                server.arbiter().signal(again);
                assertThat(waiting)
                        .succeedsWithin(Duration.ofSeconds(10))
                        .asString()
                        .startsWith("HTTP/1.1 200 ");
            }
            server.terminate();
            assertThat(server.log()).doesNotContain("WARNING", "ERROR");
        }
    }

    @Test
    void aServerThatRunsAsAnotherUserGoesOnAsThatUser() throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can change the user");
        Installed.apt("setpriv", "util-linux");
        Installed.apt("useradd", "passwd");
        PrivilegesIT.ask("useradd", "--system", "--user-group", "--no-create-home", USER);
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path socket = temp.resolve("app.sock");
        try (UpgradedServer server =
                UpgradedServer.start(temp, hello().with("-u", USER, "-b", "unix:" + socket, "--umask", "007"))) {
            String uid = server.arbiter().status("Uid");
            assertThat(uid).doesNotStartWith("0 ");
            try (LoadClient load =
                    LoadClient.of(socket).keepAlive(2).shortLived(2).start()) {
                server.upgrade();
                server.rollBack(server.begin());
                load.awaitMore(20);
                assertThat(load.stop().failures()).as(load::toString).isEmpty();
            }
            assertThat(server.arbiter().threads())
                    .hasSizeGreaterThan(10)
                    .allSatisfy(thread ->
                            assertThat(thread).containsEntry("Uid", uid).containsEntry("Umask", "0007"));
            assertThat(Http.get(address).statusCode()).isEqualTo(200);
            server.terminate();
            assertThat(server.pidFile()).isEmptyFile();
            assertThat(server.secondPidFile()).isEmptyFile();
            assertThat(Files.exists(socket)).as("a socket to connect to").isFalse();
            assertThat(server.log()).doesNotContain("WARNING", "ERROR");
        } finally {
            await().untilAsserted(() -> PrivilegesIT.ask("userdel", USER)); // what was killed may take a moment to end
        }
    }

    @Test
    void aUnitStaysActiveWithTheNewProcessAsItsMainOne() throws Exception {
        Path pidFile = temp.resolve("jgun.pid");
        try (UserSystemd systemd = UserSystemd.boot(temp)) {
            systemd.unit(SOCKET, """
                    [Socket]
                    ListenStream=%s
                    ListenStream=%s
                    FileDescriptorName=http
                    """.formatted(address.getAuthority(), temp.resolve("app.sock")));
            systemd.unit(SERVICE, """
                    [Unit]
                    Requires=%s
                    [Service]
                    Type=notify
                    Environment=JAVA_HOME=%s
                    ExecStart=%s --bind fd://http --pid %s --classpath %s --workers 2 com.acme.App:servlet
                    KillMode=mixed
                    WatchdogSec=3
                    LimitCORE=0
                    StandardOutput=append:%s
                    StandardError=append:%s
                    """.formatted(
                            SOCKET,
                            Jdk.current().home(),
                            Checkout.home().resolve("bin/jgun"),
                            pidFile,
                            Checkout.sampleClasses(),
                            systemd.log(),
                            systemd.log()));
            systemd.must("start", SERVICE);
            String first = systemd.property(SERVICE, "MainPID");
            try (LoadClient load =
                    LoadClient.of(address).keepAlive(2).shortLived(2).start()) {
                String second = begin(systemd, pidFile);
                systemd.kill("TERM", second);
                UpgradedServer.until(
                        () -> read(systemd.log()).contains("The new arbiter (pid: " + second + ") has ended"));
                assertThat(systemd.property(SERVICE, "MainPID")).isEqualTo(first);
                await().untilAsserted(() ->
                        assertThat(systemd.property(SERVICE, "StatusText")).startsWith("Serving at "));

                String third = begin(systemd, pidFile);
                assertThat(systemd.property(SERVICE, "MainPID")).isEqualTo(first);
                systemd.must("kill", "--kill-whom=main", "-s", "TERM", SERVICE);
                systemd.awaitProperty(SERVICE, "MainPID", third);
                UpgradedServer.until(() -> !Files.exists(pidFile.resolveSibling("jgun.pid.2")));
                assertThat(pidFile).hasContent(third + "\n");

                // Its signs of life are the ones that count now.
                long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
                UpgradedServer.until(() -> System.nanoTime() > until);
                assertThat(load.stop().failures()).as(load::toString).isEmpty();
            }
            assertThat(systemd.property(SERVICE, "ActiveState")).isEqualTo("active");
            assertThat(systemd.property(SERVICE, "NRestarts")).isEqualTo("0");
            assertThat(systemd.property(SERVICE, "StatusText"))
                    .isEqualTo("Serving at " + address + ", unix:" + temp.resolve("app.sock") + " with 2 workers");
            systemd.must("stop", SERVICE);
            assertThat(systemd.property(SERVICE, "Result"))
                    .as(() -> read(systemd.log()))
                    .isEqualTo("success");
            assertThat(temp.resolve("app.sock")).exists();
            assertThat(read(systemd.log())).doesNotContain("WARNING", "ERROR");
        }
    }

    private static String begin(UserSystemd systemd, Path pidFile) throws IOException {
        systemd.must("kill", "--kill-whom=main", "-s", "USR2", SERVICE);
        Path file = pidFile.resolveSibling("jgun.pid.2");
        UpgradedServer.until(() -> Files.exists(file) && !read(file).isEmpty());
        String second = Files.readString(file).strip();
        UpgradedServer.until(() -> read(systemd.log()).contains("[" + second + "] [INFO] Booting worker"));
        return second;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertIsDaemon(Daemon process) throws IOException {
        assertThat(process.descriptor(0)).hasToString("/dev/null");
        assertThat(process.descriptor(1)).hasToString("/dev/null");
        UpgradedServer.until(() -> {
            try {
                return process.descriptor(2).toString().equals("/dev/null");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        String[] stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"))
                .replaceFirst(".*\\) ", "")
                .split(" ", -1);
        assertThat(stat[3]).as("session").isEqualTo(Long.toString(process.pid()));
        assertThat(stat[4]).as("terminal").isEqualTo("0");
    }

    private Jgun hello() {
        return Jgun.command("--bind", "127.0.0.1:" + port)
                .with("com.acme.App:servlet")
                .withSamples();
    }
}
