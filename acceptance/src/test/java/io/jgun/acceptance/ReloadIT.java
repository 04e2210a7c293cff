package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jgun.acceptance.LoadReport.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HUP: what has changed is served, what is broken is not, and clients notice nothing. */
@BesideOthers
@ParameterizedClass
@EnumSource(Isolation.class)
class ReloadIT {

    @Parameter
    Isolation isolation = Isolation.THREADS;

    private static final String BASE = "workers = 4\nwsgi_app = 'app.App'\naccesslog = '-'\n";

    @TempDir
    Path directory;

    private final int port = Http.freePort();
    private final URI address = URI.create("http://127.0.0.1:" + port);

    @ParameterizedTest
    @CsvSource({"app.App, 20", "app.war, 8"})
    void manyReloadsLoseNoRequest(String name, int many) throws IOException {
        int reloads = isolation == Isolation.THREADS ? many : many / 4; // a process takes longer to boot
        VersionedApp app = new VersionedApp(directory).version("v0");
        try (JgunProcess server = server(BASE.replace("app.App", name)).start()) {
            server.awaitListening();
            try (LoadClient load = LoadClient.of(address)
                    .keepAlive(16)
                    .shortLived(4)
                    .sending(
                            LoadRequest.get("/").expecting("v\\d+"),
                            LoadRequest.post("/form", "x".repeat(1000)).expecting("v\\d+x{1000}"),
                            LoadRequest.get("/").expecting("v\\d+"),
                            LoadRequest.get("/?seconds=0.05").expecting("v\\d+"),
                            LoadRequest.post("/slow", "y")
                                    .slowly(Duration.ofMillis(20))
                                    .expecting("v\\d+y"))
                    .atMost(Duration.ofMinutes(2))
                    .start()) {
                load.awaitMore(100);
                for (int reload = 1; reload <= reloads; reload++) {
                    app.version("v" + reload);
                    server.signal("HUP");
                    load.awaitAnswer("v" + reload);
                }
                load.awaitMore(100);
                LoadReport report = load.stop();

                assertThat(report.failures()).as(load.toString()).isEmpty();
                if (isolation == Isolation.THREADS) { // processes are replaced one by one, and answer side by side
                    assertThat(report.stale(body -> body.replaceAll("[xy]", "")))
                            .isEmpty();
                }
                server.signal("TERM");
                Jgun.Outcome outcome = server.awaitExit();
                assertThat(outcome.exit()).isZero();
                assertThat(outcome.out().lines().filter(line -> line.contains(" HTTP/1.1\" 200 ")))
                        .hasSize((int) report.answered());
                assertThat(outcome.err()).doesNotContain("ERROR", "Exception");
            }
        }
    }

    @Test
    void whatIsBrokenLeavesTheGenerationBeforeServing() throws IOException {
        VersionedApp app = new VersionedApp(directory).version("v0");
        try (JgunProcess server = server(BASE).start();
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.awaitListening();
            try (LoadClient load =
                    LoadClient.of(address).keepAlive(4).shortLived(1).start()) {
                load.awaitMore(20);

                reload(server, BASE + "workers = \n", "jgun.conf.py:5:");
                reload(server, BASE + "workers = 'many'\n", "jgun.conf.py:5: workers must be");
                reload(server, BASE + "backlog = -1\n", "jgun.conf.py:5: backlog must be 1 or more");
                reload(server, BASE + "import nonsense\nnonsense.run()\n", "jgun.conf.py:6:");
                reload(server, BASE + "bind += ['127.0.0.1:%d']\n".formatted(taken.getLocalPort()), "in use");
                reload(
                        server,
                        BASE + "def on_reload(server):\n    raise ValueError('not now')\n",
                        "ValueError: not now");
                reload(server, BASE + "def post_fork(server, worker):\n    1 // 0\n", "ZeroDivisionError");
                reload(server, BASE + "wsgi_app = 'app.Missing'\n", "app.Missing");
                reload(server, BASE + "errorlog = '/nowhere/error.log'\n", "/nowhere/error.log");
                reload(server, BASE + "accesslog = '/nowhere/access.log'\n", "/nowhere/access.log");
                reload(server, BASE + "hooks = 'app.App'\n", "hooks");
                app.initialising("broken", "if (true) throw new IllegalStateException(\"no database\");");
                reload(server, BASE, "no database");
                Files.writeString(app.classes().resolve("app/App.class"), "no class");
                reload(server, BASE, "app.App");

                load.awaitMore(20);
                assertThat(load.stop().failures()).as(load.toString()).isEmpty();
                assertThat(load.report().answers())
                        .extracting(LoadReport.Answer::body)
                        .containsOnly("v0");
            }
            app.version("v1");
            server.signal("HUP");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(Http.get(address).body()).isEqualTo("v1"));
        }
    }

    @Test
    void ofManyReloadsTheLastOneCounts() throws IOException {
        VersionedApp app = new VersionedApp(directory).version("v0");
        try (JgunProcess server = server(BASE).start()) {
            server.awaitListening();
            try (LoadClient load =
                    LoadClient.of(address).keepAlive(4).shortLived(1).start()) {
                load.awaitMore(20);
                app.initialising(
                        "v1",
                        "System.err.println(\"loads\"); try { Thread.sleep(1000); } catch (InterruptedException e) {}");
                server.signal("HUP");
                server.awaitLine("loads"); // and takes a second
                app.version("v2");
                server.signal("HUP");
                load.awaitAnswer("v2");

                app.version("v3");
                for (int i = 0; i < 200; i++) {
                    server.signal("HUP");
                }
                load.awaitAnswer("v3");
                load.awaitMore(100);
                LoadReport report = load.stop();
                assertThat(report.failures()).as(load.toString()).isEmpty();
                if (isolation == Isolation.THREADS) {
                    assertThat(report.stale()).isEmpty();
                }
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> isolation == Isolation.THREADS
                            ? count(server, "Booting worker") == count(server, "Worker exiting") + 4
                            : server.children().size() == 4);
            server.signal("TERM");
            assertThat(server.awaitExit().exit()).isZero();
            assertThat(server.err().text()).doesNotContain("ERROR", "Exception");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "QUIT"})
    void anEndDoesNotWaitForAReload(String signal) throws IOException {
        VersionedApp app = new VersionedApp(directory).version("v0");
        try (JgunProcess server = server(BASE + "keepalive = 1\n").start()) {
            server.awaitListening();
            try (LoadClient load = LoadClient.of(address).keepAlive(4).start()) {
                load.awaitMore(20);
                app.initialising(
                        "v1",
                        "System.err.println(\"loads\"); try { Thread.sleep(60000); } catch (InterruptedException e) {}");
                server.signal("HUP");
                server.awaitLine("loads");
                server.signal(signal);
                assertThat(server.awaitExit(Duration.ofSeconds(25)).exit()).isZero();
                // Processes: who connects to the queue of a socket while its last holder closes it may be reset.
                if (signal.equals("TERM") && isolation == Isolation.THREADS) {
                    // Whatever had begun was answered; then nobody listened.
                    await().until(() -> load.report().failures().containsKey(Failure.CONNECT));
                    assertThat(load.stop().failures()).as(load.toString()).containsOnlyKeys(Failure.CONNECT);
                }
            }
        }
    }

    @Test
    void intEndsTheWaitOfTerm() throws IOException {
        new VersionedApp(directory).version("v0");
        try (JgunProcess server = server(BASE).start()) {
            server.awaitListening();
            server.awaitBooted(4);
            try (LoadClient slow = LoadClient.of(address)
                    .keepAlive(2)
                    .sending(LoadRequest.get("/?seconds=25"))
                    .start()) {
                assertThat(Http.get(address, "/?seconds=0.3").statusCode()).isEqualTo(200);
                server.signal("TERM");
                server.awaitLine("Handling signal: term");
                server.signal("HUP"); // comes too late to mean anything
                server.signal("INT");
                assertThat(server.awaitExit(Duration.ofSeconds(15)).exit()).isZero();
                await().until(() -> slow.report().failures().containsKey(Failure.CONNECT));
                assertThat(slow.stop().answered()).isZero();
            }
            assertThat(count(server, "Using worker")).isEqualTo(1);
        }
    }

    private static long count(JgunProcess server, String text) {
        return server.err().all().stream().filter(line -> line.contains(text)).count();
    }

    /** One after the other on a server that goes on serving; each is to be refused, and to be told with its place. */
    private void reload(JgunProcess server, String config, String told) throws IOException {
        int before = server.err().all().size();
        configure(config);
        server.signal("HUP");
        await().untilAsserted(() -> assertThat(server.err().all().stream().skip(before))
                .as(config)
                .anyMatch(line -> line.contains("The reload failed")));
        assertThat(server.err().all().stream().skip(before).toList().toString())
                .as(config)
                .contains(told)
                .doesNotContain("\tat ");
        assertThat(Http.get(address).body()).as(config).isEqualTo("v0");
    }

    private Jgun server(String config) throws IOException {
        configure(config);
        return Jgun.command()
                .with(isolation)
                .in(directory)
                .with("--classpath", directory.resolve("classes").toString());
    }

    private void configure(String config) throws IOException {
        Files.writeString(directory.resolve("jgun.conf.py"), "bind = ['127.0.0.1:%d']\n".formatted(port) + config);
    }
}
