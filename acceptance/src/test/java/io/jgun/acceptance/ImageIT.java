package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jgun.acceptance.apps.Guest;
import io.jgun.acceptance.apps.TellsOrigin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image, built and run by a real engine as a cautious operator runs it. nginx and HAProxy are outside, and reach it by a
 * socket file in a directory that is mounted: containers of these tests need no network.
 */
@BesideOthers
class ImageIT {

    private static final String IMAGE = "jgun";

    private static final List<String> CAUTIOUS = List.of(
            "--read-only",
            "--tmpfs",
            "/tmp",
            "--cap-drop=ALL",
            "--security-opt",
            "no-new-privileges",
            "-m",
            "256m",
            "--memory-swap",
            "256m",
            "--cpus",
            "1",
            "--network",
            "none");

    private static DockerEngine engine;

    @TempDir
    Path directory;

    private Path sockets;

    @BeforeAll
    static void build() {
        engine = DockerEngine.shared();
        BaseImage.provide(engine);
        engine.docker("build", "-q", "-t", IMAGE, ".");
    }

    @BeforeEach
    void makeSockets() throws IOException {
        sockets = Files.createDirectory(directory.resolve("sockets"));
        Files.setPosixFilePermissions(sockets, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @AfterEach
    void clear() {
        engine.clear();
    }

    /** The options of a container that listens at a socket file. */
    private List<String> options(String... more) throws IOException {
        List<String> words = new ArrayList<>(CAUTIOUS);
        words.addAll(List.of("-v", sockets + ":/run/jgun"));
        words.addAll(List.of("-v", Checkout.sampleClasses() + ":/app/classes:ro"));
        words.addAll(List.of("-v", Checkout.testClasses() + ":/app/tests:ro"));
        words.addAll(List.of("-v", Checkout.sample("shop.war") + ":/app/shop.war:ro"));
        words.addAll(List.of(more));
        return words;
    }

    private static Container run(List<String> options, String... command) {
        List<String> words = new ArrayList<>(options);
        words.add(IMAGE);
        words.addAll(List.of(command));
        return engine.container(words.toArray(String[]::new));
    }

    /** Runs a container to its end. */
    private static Jgun.Outcome outcome(List<String> options, String... command) {
        List<String> words = new ArrayList<>(List.of("docker", "run", "--rm"));
        words.addAll(options);
        words.add(IMAGE);
        words.addAll(List.of(command));
        return engine.run(words);
    }

    private Container serving(String... options) throws IOException {
        Container container = run(
                options(options),
                "--bind",
                "unix:/run/jgun/one.sock",
                "--keep-alive",
                "75",
                "--graceful-timeout",
                "5", // it waits so long for connections that proxies keep and do not use
                "--classpath",
                "/app/classes:/app/tests",
                "com.acme.App:servlet",
                "com.acme.Upload:/upload",
                "com.acme.Events:/events",
                "com.acme.Chat:/talk",
                TellsOrigin.class.getName() + ":/origin",
                Guest.class.getName() + ":/guest",
                "/app/shop.war:/shop");
        container.awaitServing();
        return container;
    }

    private Proxy nginx(String... slots) throws IOException {
        StringBuilder servers = new StringBuilder();
        for (String slot : slots) {
            servers.append("server unix:")
                    .append(sockets.resolve(slot + ".sock"))
                    .append(" max_fails=0;\n"); // or both are passed over where one refuses after the other
        }
        String file = Files.readString(Checkout.root().resolve("etc/nginx.conf"))
                .replace("listen 80", "listen 127.0.0.1:@PORT@")
                .replace("server unix:/run/jgun/jgun.sock fail_timeout=0;", servers)
                .replace("$scheme", "https"); // as after TLS
        return Proxy.nginx(directory, "user root;\n" + Proxy.nginxHttp(file));
    }

    private Proxy haproxy() throws IOException {
        String file = Files.readString(Checkout.root().resolve("etc/haproxy.cfg"))
                .replace("bind :80", "bind 127.0.0.1:@PORT@")
                .replace("X-Forwarded-Proto http unless", "X-Forwarded-Proto https unless")
                .replace("option httpchk GET /health", "")
                .replace("127.0.0.1:8000 check port 8001", "unix@" + sockets.resolve("one.sock"));
        return Proxy.haproxy(directory, file);
    }

    @Test
    void servesAllKindsOfApplicationsBehindProxiesAndEndsInOrder() throws Exception {
        Container container = serving();
        try (Proxy proxy = haproxy()) {
            assertServes(proxy.address(), container);
        }
        try (Proxy proxy = nginx("one")) {
            assertServes(proxy.address(), container);
            CompletableFuture<String> slow = CompletableFuture.supplyAsync(
                    () -> Http.get(proxy.address(), "/guest/slow").body());
            await().until(() -> container.logs().err().contains("a slow request has begun"));
            assertThat(container.stop()).isEqualTo("0");
            assertThat(slow.join()).isEqualTo("done");
        }
        assertThat(container.logs().err()).contains("Handling signal: term").contains("Shutting down: Master");
    }

    private static void assertServes(URI server, Container container) throws Exception {
        assertThat(Http.get(server, "/").body()).startsWith("Hello");
        assertThat(Http.get(server, "/shop/").body()).contains("<!DOCTYPE html>");

        String form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
                + "y".repeat(3_000_000) + "\r\n--b--\r\n";
        HttpRequest upload = Http.request(server, "/upload/")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        assertThat(Http.send(upload).body()).isEqualTo("file a.txt 3000000\n");

        assertThat(new WebSocketClient(server, "/talk/chat").ask("hello")).isEqualTo("hello");
        assertThat(eventsBeforeTheEnd(server)).isPositive();

        String path = "/origin/" + server.getPort();
        try (Socket client = Proxy.connect("127.0.0.5", server)) {
            client.getOutputStream()
                    .write(String.join(
                                    "\r\n",
                                    "GET " + path + " HTTP/1.1",
                                    "Host: public.example",
                                    "Connection: close",
                                    "X-Forwarded-Host: evil.example",
                                    "Forwarded: for=6.6.6.6",
                                    "",
                                    "")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .contains("127.0.0.5 0 https true public.example 443 https://public.example" + path);
        }
        await().untilAsserted(() -> assertThat(container.logs().out())
                .containsPattern("(?m)^127\\.0\\.0\\.5 - - \\[.*\"GET " + path + " HTTP/1\\.[01]\" 200 "));
    }

    /** How many events come a while before the last one: none, if somebody keeps them back. */
    private static long eventsBeforeTheEnd(URI server) throws IOException {
        try (Socket socket = Http.connect(server)) {
            socket.getOutputStream()
                    .write("GET /events/?count=5 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            List<Long> times = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    times.add(System.nanoTime());
                }
            }
            assertThat(times).hasSize(5);
            long early = times.get(4) - Duration.ofMillis(50).toNanos();
            return times.stream().filter(time -> time < early).count();
        }
    }

    @Test
    void theServerIsTheFirstProcessSeesItsLimitsAndUsesTheArchive() throws Exception {
        Container container = serving("--health-interval", "1s");
        await("--cpus 1").until(() -> booted(container) == 3);
        String status = container.exec("cat", "/proc/1/status").out();
        assertThat(status)
                .contains("Uid:\t10001\t10001")
                .contains("CapEff:\t0000000000000000")
                .contains("NoNewPrivs:\t1");
        assertThat(container
                        .exec("sh", "-c", "readlink /proc/1/exe; cat /proc/1/maps")
                        .out())
                .startsWith("/opt/java/openjdk/bin/java\n")
                .containsPattern("/opt/jgun/class-data/jgun-[^/]*\\.(jsa|aot)");
        assertThat(container.exec("sh", "-c", "echo x >/opt/jgun/x").err()).contains("Read-only file system");
        assertThat(booted(container)).as("and no more").isEqualTo(3);
        await("the health check")
                .until(() -> container.inspect(".State.Health.Status").equals("healthy"));
        try (Proxy proxy = nginx("one")) {
            assertThat(Http.get(proxy.address(), "/guest/limits").body())
                    .matches("1 processors, (6[0-9]|1[0-2][0-9]) MB");
            for (int i = 0; i < 5; i++) {
                assertThat(Http.get(proxy.address(), "/guest/orphan").body()).matches("\\d+");
            }
            await("the dead are buried")
                    .pollDelay(Duration.ofMillis(250))
                    .until(() ->
                            Http.get(proxy.address(), "/guest/zombies").body().equals("[]"));
        }
    }

    private static long booted(Container container) {
        return container
                .logs()
                .err()
                .lines()
                .filter(line -> line.contains("Booting worker"))
                .count();
    }

    @Test
    void exitCodesAreKept() throws Exception {
        Jgun.Outcome empty = outcome(CAUTIOUS);
        assertThat(empty.exit()).isEqualTo(1);
        assertThat(empty.err()).contains("there is no WAR in /app; put one there (ROOT.war is served at /)");
        assertThat(outcome(CAUTIOUS, "no.such.App:servlet").exit()).isEqualTo(4);
        Container container = serving("-e", "JGUN_JAVA_OPTS=-Xmx1g");
        try (Proxy proxy = nginx("one")) {
            assertThat(Http.get(proxy.address(), "/guest/eat").statusCode()).isEqualTo(502);
        }
        await().until(() -> container.inspect(".State.Running").equals("false"));
        assertThat(container.inspect(".State.ExitCode")).isEqualTo("137");
        assertThat(container.inspect(".State.OOMKilled")).isEqualTo("true");
    }

    @Test
    void theEnvironmentIsHeeded() throws Exception {
        List<String> options = options("-e", "PORT=9000", "-e", "WEB_CONCURRENCY=2");
        options.addAll(List.of("-e", "JGUN_CMD_ARGS=--threads 4 --access-logfile ''"));
        assertThat(outcome(options, "--print-config").out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "bind = ['0.0.0.0:9000'] # environment PORT",
                        "workers = 2 # environment WEB_CONCURRENCY",
                        "threads = 4 # JGUN_CMD_ARGS",
                        "accesslog = None # JGUN_CMD_ARGS",
                        "app = ['/app/shop.war'] # JGUN_DEFAULT_ARGS",
                        "health_bind = '127.0.0.1:8001' # JGUN_DEFAULT_ARGS");
    }

    /** What registries and networks see of jgun: its part of the image, compressed. */
    @Test
    void jgunAddsLessThanThirtyMegabytes() {
        String packed = engine.docker(
                "run", "--rm", "--network", "none", "--entrypoint", "sh", IMAGE, "-c", "tar -C / -cz opt/jgun | wc -c");
        String added = engine.docker("image", "inspect", "-f", "{{.Size}}", IMAGE);
        String base = engine.docker("image", "inspect", "-f", "{{.Size}}", "eclipse-temurin:25-jre");
        System.out.printf(
                "The image: jgun adds %.1f MB to its base, %.1f MB compressed%n",
                (Long.parseLong(added) - Long.parseLong(base)) / 1e6, Long.parseLong(packed) / 1e6);
        assertThat(Long.parseLong(packed)).isBetween(10_000_000L, 30_000_000L);
    }

    @Test
    void twentyReplacementsBehindNginxLoseNoRequest() throws Exception {
        List<String> slots = List.of("blue", "green", "red");
        Container serving = replacement("blue", 0);
        serving.awaitServing();
        List<CompletableFuture<String>> ends = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        LoadRequest get = LoadRequest.get("/name").expecting("v\\d+");
        LoadRequest post = LoadRequest.post("/", "order").expecting("v\\d+ order");
        try (Proxy proxy = nginx(slots.toArray(String[]::new));
                LoadClient load = LoadClient.of(proxy.address())
                        .keepAlive(8)
                        .shortLived(2)
                        .sending(get, post)
                        .pausing(Duration.ofMillis(10))
                        .serverKeepsAlive(Duration.ofSeconds(75))
                        .atMost(Duration.ofMinutes(3))
                        .start()) {
            load.awaitAnswer("v0");
            load.awaitAnswer("v0 order");
            for (int version = 1; version <= 20; version++) {
                if (version >= slots.size()) {
                    assertThat(ends.get(version - slots.size()).join()).isEqualTo("0"); // its slot is free
                }
                long begun = System.nanoTime();
                Container next = replacement(slots.get(version % slots.size()), version);
                load.awaitAnswer("v" + version);
                load.awaitAnswer("v" + version + " order");
                starts.add(Duration.ofNanos(System.nanoTime() - begun).toMillis());
                Container old = serving;
                ends.add(CompletableFuture.supplyAsync(old::stop));
                serving = next;
            }
            assertThat(ends).allSatisfy(end -> assertThat(end.join()).isEqualTo("0"));
            assertThat(load.stop().failures()).as(load::toString).isEmpty();
            assertThat(load.report().answers()).hasSize(2 * 21);
            starts.sort(null);
            System.out.printf(
                    "The image: a container answers %d ms after docker run, beside another one and load (%d to %d)%n",
                    starts.get(starts.size() / 2), starts.get(0), starts.get(starts.size() - 1));
        }
    }

    private Container replacement(String slot, int version) throws IOException {
        return run(
                options("-e", "JGUN_CMD_ARGS=--env NAME=v" + version),
                "--bind",
                "unix:/run/jgun/" + slot + ".sock",
                "--keep-alive",
                "75",
                "--classpath",
                "/app/tests",
                Guest.class.getName());
    }
}
