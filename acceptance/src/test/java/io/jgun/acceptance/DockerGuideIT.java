package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What README.md and docs/deploy/docker.md say of Docker, run as it stands there, in a directory with what a built checkout
 * has: only the images that would come from a registry are others, under the same names.
 */
@BesideOthers
class DockerGuideIT {

    @TempDir
    Path checkout;

    private DockerEngine engine;

    @BeforeEach
    void prepare() throws IOException {
        engine = DockerEngine.shared();
        BaseImage.provide(engine);
        engine.docker("tag", "eclipse-temurin:25-jre", "eclipse-temurin:21-jre");
        copy("Dockerfile");
        copy(".dockerignore");
        copy("etc/nginx.conf");
        copy("etc/docker/compose.yaml");
        copy("samples/target/shop.war");
        copy("samples/target/classes");
        try (Stream<Path> files = Files.list(Checkout.root().resolve("distribution/target"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".tar.gz")).toList()) {
                copy(Checkout.root().relativize(file).toString());
            }
        }
    }

    private void copy(String name) throws IOException {
        Path from = Checkout.root().resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = checkout.resolve(name).resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                if (!Files.isDirectory(file)) {
                    Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    @AfterEach
    void clear() {
        engine.clear();
    }

    /** Runs a block, all of which has to succeed. Gives what it prints. */
    private String run(String block) {
        Jgun.Outcome outcome = engine.run(List.of("sh", "-euc", block), checkout);
        assertThat(outcome.exit())
                .as(() -> block + outcome.out() + outcome.err() + logs())
                .isZero();
        return outcome.out() + outcome.err();
    }

    private String logs() {
        StringBuilder logs = new StringBuilder();
        for (String id : engine.docker("ps", "-aq").lines().toList()) {
            logs.append(engine.run(List.of("docker", "logs", id)));
        }
        return logs.toString();
    }

    @Test
    void theReadme() {
        Guide readme = Guide.ofReadme("Docker");
        assertThat(run(readme.next())).contains("ready", "<!DOCTYPE html>", "Listening at: http://0.0.0.0:8000 (1)");
        assertThat(run(readme.next())).contains("ready", "<!DOCTYPE html>");
        readme.assertAllTaken();
        assertThat(engine.docker("inspect", "-f", "{{.State.ExitCode}}", "shop", "own"))
                .isEqualTo("0\n0");
        assertThat(engine.docker("logs", "shop")).contains("\"GET / HTTP/1.1\" 200 ");
        assertThat(engine.run(List.of("docker", "logs", "own")).err())
                .contains("Listening at: http://0.0.0.0:9000", "worker with pid: 2")
                .doesNotContain("worker with pid: 3");
    }

    @Test
    void theGuide() throws Exception {
        Guide guide = Guide.of("docker.md");
        run(guide.next());
        run(guide.next());
        assertThat(run(guide.next()).lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "bind = ['0.0.0.0:9000'] # environment PORT",
                        "workers = 2 # gunicorn.conf.py:1",
                        "accesslog = '-' # JGUN_DEFAULT_ARGS",
                        "timeout = 60 # JGUN_CMD_ARGS");
        assertThat(run(guide.next())).contains("<!DOCTYPE html>");
        assertThat(run(guide.next()).lines()).contains("0");

        run(guide.next());
        Container container = engine.container("-m", "512m", "shop");
        container.awaitServing();
        assertThat(container.exec("cat", "/proc/1/maps").out())
                .containsPattern("/opt/jgun/class-data/jgun-[^/]*\\.(jsa|aot)");

        run(guide.next());
        engine.container("shop").awaitServing();

        compose(guide.next());
        replacement(guide);
        guide.assertAllTaken();
    }

    private void compose(String block) {
        Installed.apt("docker-compose");
        BaseImage.provideNginx(engine, "nginx:1.28");
        List<String> lines = block.lines().toList();
        assertThat(lines).hasSize(3);
        run(lines.get(0));
        assertThat(run(lines.get(1))).contains("<!DOCTYPE html>");
        // Asked from the engine's machine, which nginx sees as a neighbour.
        await().untilAsserted(() -> assertThat(engine.docker("logs", "docker_shop_1"))
                .containsPattern("(?m)^[0-9a-f.:]+ - - \\[.*\"GET / HTTP/1.1\" 200 "));
        run(lines.get(2));
    }

    private void replacement(Guide guide) throws Exception {
        Path sockets = checkout.resolve("sockets");
        String upstream = guide.next("/run/jgun", sockets.toString());
        String server = Guide.etc("nginx.conf", "listen 80", "listen 127.0.0.1:@PORT@");
        String first = guide.next(
                "mkdir -p /run/jgun && chown 10001:10001 /run/jgun",
                "mkdir -p '" + sockets + "' && chown 10001:10001 '" + sockets + "'",
                "-v /run/jgun:",
                "-v '" + sockets + "':");
        run(first + "until docker exec blue jgun --probe ready; do sleep 1; done");
        Path directory = Files.createDirectory(checkout.resolve("nginx"));
        try (Proxy proxy = Proxy.nginx(
                        directory,
                        "user root;\n" + Proxy.nginxHttp(upstream + server.substring(server.indexOf("map "))));
                LoadClient load = LoadClient.of(proxy.address())
                        .keepAlive(4)
                        .shortLived(1)
                        .pausing(Duration.ofMillis(20))
                        .sending(LoadRequest.get("/"), LoadRequest.post("/index.jsp", "order"))
                        .serverKeepsAlive(Duration.ofSeconds(75))
                        .atMost(Duration.ofMinutes(2))
                        .start()) {
            load.awaitMore(50);
            run(guide.next("-v /run/jgun:", "-v '" + sockets + "':"));
            load.awaitMore(50);
            assertThat(load.stop().failures()).as(load::toString).isEmpty();
        }
    }
}
