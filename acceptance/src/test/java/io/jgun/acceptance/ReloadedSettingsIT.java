package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each setting that HUP finds changed is in force afterwards. Those of the connection itself (limits, the Server header,
 * keepalive) are for new connections; the others end with their next answer.
 */
@BesideOthers
class ReloadedSettingsIT {

    @TempDir
    Path directory;

    private final int port = Http.freePort();
    private final URI address = URI.create("http://127.0.0.1:" + port);

    @Test
    void settingsOfRequestsWorkersAndLogs() throws Exception {
        new VersionedApp(directory).version("hello");
        try (JgunProcess server =
                server(Isolation.THREADS, "workers = 1\ntimeout = 30\nkeepalive = 30\naccesslog = 'first.log'\n")) {
            assertThat(Http.get(address, "/?seconds=2.2").statusCode()).isEqualTo(200);
            assertThat(Http.get(address, "/" + "x".repeat(200)).statusCode()).isEqualTo(200);
            try (LoadClient load = LoadClient.of(address)
                    .keepAlive(4)
                    .shortLived(1)
                    .pausing(Duration.ofMillis(20))
                    .start()) {
                reload(server, "workers = 1\ntimeout = 2\naccesslog = 'first.log'\n");
                assertThat(Http.get(address, "/?seconds=5").statusCode()).isEqualTo(504);

                assertThat(Http.raw(address, closing("/"))).contains("\r\nServer: jgun\r\n");
                reload(
                        server,
                        "workers = 3\nthreads = 2\nlimit_request_line = 100\nserver_header = False\naccesslog = 'first.log'\n");
                assertThat(Http.raw(address, closing("/")))
                        .startsWith("HTTP/1.1 200 ")
                        .doesNotContain("Server:");
                server.awaitLine("Using worker: gthread");
                assertThat(Http.raw(address, closing("/" + "x".repeat(200)))).startsWith("HTTP/1.1 414 ");

                reload(server, "keepalive = 1\naccesslog = 'second.log'\naccess_log_format = 'answered %(s)s %(U)s'\n");
                assertThat(Http.get(address, "/logged").statusCode()).isEqualTo(200);
                await().untilAsserted(() -> assertThat(read("second.log")).contains("answered 200 /logged\n"));
                assertThat(read("first.log")).doesNotContain("/logged");
                assertThat(idleSeconds()).isBetween(0.9, 9.0);

                reload(server, "def pre_request(worker, req):\n    worker.log.warning('before %s', req.path)\n");
                assertThat(Http.get(address, "/hooked").statusCode()).isEqualTo(200);
                server.awaitLine("[WARNING] before /hooked");

                assertThat(load.stop().failures()).as(load.toString()).isEmpty();
            }
            reload(server, "");
            assertThat(Http.get(address, "/not-hooked").statusCode()).isEqualTo(200);

            configure("errorlog = 'error.log'\nloglevel = 'debug'\n" + debugHook("once"));
            server.signal("HUP");
            await().untilAsserted(() -> assertThat(read("error.log")).contains("[DEBUG] told once"));
            configure("errorlog = 'error.log'\nloglevel = 'warning'\n" + debugHook("twice"));
            server.signal("HUP");
            await().untilAsserted(() -> assertThat(read("error.log")).contains("[ERROR] shown twice"));
            assertThat(read("error.log")).doesNotContain("told twice");
            configure("errorlog = '-'\n" + debugHook("thrice"));
            server.signal("HUP");
            server.awaitLine("[ERROR] shown thrice");
            assertThat(server.err().text()).doesNotContain("shown twice", "before /not-hooked");
            server.signal("TERM");
            assertThat(server.awaitExit().exit()).isZero();
        }
    }

    private static String debugHook(String when) {
        return "def nworkers_changed(server, new, old):\n    pass\n"
                + "def on_reload(server):\n    server.log.debug('told " + when + "')\n    server.log.error('shown "
                + when
                + "')\n";
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void bindsSocketsAndThePidFile(Isolation isolation) throws Exception {
        new VersionedApp(directory).version("hello");
        int otherPort = Http.freePort();
        URI other = URI.create("http://127.0.0.1:" + otherPort);
        Path socket = directory.resolve("jgun.sock");
        String added = "bind += ['127.0.0.1:%d', 'unix:jgun.sock']\npidfile = 'second.pid'\n".formatted(otherPort);
        try (JgunProcess server = server(isolation, "pidfile = 'first.pid'\nworkers = 2\n")) {
            String pid = server.pid() + "\n";
            assertThat(read("first.pid")).isEqualTo(pid);
            try (LoadClient stays =
                    LoadClient.of(address).keepAlive(4).shortLived(2).start()) {
                reload(server, added);
                await().untilAsserted(() -> assertThat(read("second.pid")).isEqualTo(pid));
                await().untilAsserted(
                                () -> assertThat(directory.resolve("first.pid")).doesNotExist());
                try (LoadClient tcp = LoadClient.of(other).keepAlive(2).start();
                        LoadClient unix = LoadClient.of(socket).keepAlive(2).start()) {
                    tcp.awaitMore(50);
                    unix.awaitMore(50);
                    // The same binds again: the open sockets go on.
                    reload(server, added + "workers = 2\n");
                    tcp.awaitMore(50);
                    unix.awaitMore(50);
                    assertThat(tcp.report().failures()).as(tcp.toString()).isEmpty();
                    assertThat(unix.report().failures()).as(unix.toString()).isEmpty();

                    reload(server, "pidfile = 'second.pid'\n");
                    for (LoadClient gone : List.of(tcp, unix)) {
                        await().untilAsserted(() ->
                                assertThat(gone.report().failures()).containsKey(LoadReport.Failure.CONNECT));
                        // No request was lost: the last answers announced the close, and then nobody listened.
                        assertThat(gone.stop().failures())
                                .as(gone.toString())
                                .containsOnlyKeys(LoadReport.Failure.CONNECT);
                    }
                }
                await().untilAsserted(() -> assertThat(socket).doesNotExist());
                assertThatThrownBy(() -> Http.connect(other)).isInstanceOf(IOException.class);
                assertThat(stays.stop().failures()).as(stays.toString()).isEmpty();
            }
            reload(server, "");
            // It goes after the workers that are gone by now.
            await().untilAsserted(
                            () -> assertThat(directory.resolve("second.pid")).doesNotExist());
            server.signal("TERM");
            assertThat(server.awaitExit().exit()).isZero();
        }
    }

    /** Of the socket that is open: whoever accepts from it has inherited it. */
    @ParameterizedTest
    @EnumSource(Isolation.class)
    void theBacklog(Isolation isolation) throws Exception {
        Path ss = Installed.apt("ss", "iproute2");
        new VersionedApp(directory).version("hello");
        try (JgunProcess server = server(isolation, "workers = 1\nbacklog = 55\n")) {
            assertThat(backlog(ss)).isEqualTo("55");
            configure("workers = 1\nbacklog = 66\n");
            server.signal("HUP");
            await().untilAsserted(() -> assertThat(backlog(ss)).isEqualTo("66"));
            assertThat(Http.get(address).statusCode()).isEqualTo(200);
        }
    }

    /** What ss shows in the third column of a socket that listens. */
    private String backlog(Path ss) throws IOException {
        Process process = new ProcessBuilder(ss.toString(), "-Hltn", "sport = :" + port).start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return line.strip().split("\\s+", -1)[2];
    }

    private static String closing(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    }

    /** How long the server keeps a connection that does nothing after its first answer. */
    private double idleSeconds() throws IOException {
        try (Socket connection = Http.connect(address)) {
            connection.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            long start = 0;
            for (int read = connection.getInputStream().read();
                    read >= 0;
                    read = connection.getInputStream().read()) {
                start = System.nanoTime();
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private String read(String name) throws IOException {
        Path file = directory.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private JgunProcess server(Isolation isolation, String config) throws IOException {
        configure(config);
        JgunProcess server = Jgun.command("--classpath", "classes")
                .with(isolation)
                .in(directory)
                .start();
        server.awaitLine("Booting worker with pid: ");
        await().untilAsserted(() -> assertThat(Http.get(address).statusCode()).isEqualTo(200));
        return server;
    }

    /** Returns when what is configured is in force, and the workers of before have ended. */
    private void reload(JgunProcess server, String config) throws IOException {
        List<String> before = server.workers();
        configure(config);
        server.signal("HUP");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(server.workers()).isNotEmpty().doesNotContainAnyElementsOf(before));
    }

    private void configure(String config) throws IOException {
        Files.writeString(
                directory.resolve("jgun.conf.py"),
                "bind = ['127.0.0.1:%d']\nwsgi_app = 'app.App'\n".formatted(port) + config);
    }
}
