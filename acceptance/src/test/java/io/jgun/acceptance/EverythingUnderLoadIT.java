package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.acceptance.LoadReport.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever an operator does to a server under load, clients notice nothing and the access log has every request. */
class EverythingUnderLoadIT {

    private static final int RELOADS = 30;
    private static final List<String> BETWEEN_RELOADS = List.of("TTIN", "TTOU", "USR1", "TTIN", "TTOU");

    @TempDir
    Path directory;

    private final URI address = URI.create("http://127.0.0.1:" + Http.freePort());

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void aServletClass(Isolation isolation) throws IOException {
        VersionedApp app = new VersionedApp(directory).version("v0");
        nobodyNotices(
                isolation,
                app::version,
                Jgun.command("app.App").with("--classpath", app.classes().toString()),
                LoadRequest.get("/").expecting("v\\d+"),
                LoadRequest.post("/form", "x".repeat(1000)).expecting("v\\d+x{1000}"),
                LoadRequest.get("/?seconds=0.05").expecting("v\\d+"));
    }

    /** Somebody else's, with JSP and JSTL; a static file tells the version. */
    @Test
    void aWar() throws IOException {
        Path original = Checkout.root().resolve("acceptance/target/wars/jetty-ee10-demo-jsp-webapp.war");
        Path war = directory.resolve("demo.war");
        release(original, war, "v0");
        nobodyNotices(
                Isolation.THREADS,
                version -> release(original, war, version),
                Jgun.command(war.toString()),
                LoadRequest.get("/version.txt").expecting("v\\d+"),
                LoadRequest.get("/jstl.jsp").expecting("(?s).*JSTL.*"));
    }

    /** Makes a version what the next reload finds. */
    private interface Release {
        void make(String version) throws IOException;
    }

    private void nobodyNotices(Isolation isolation, Release release, Jgun jgun, LoadRequest... requests)
            throws IOException {
        Path log = directory.resolve("access.log");
        boolean processes = isolation == Isolation.PROCESSES; // these take the processors that they need to boot
        jgun.with("--bind", address.getAuthority(), "--access-logfile", log.toString())
                .with("--workers", processes ? "2" : "4")
                .with("--max-requests", processes ? "1000" : "500", "--max-requests-jitter", "100")
                .with(isolation);
        try (JgunProcess server = jgun.start()) {
            server.awaitListening();
            try (LoadClient load = LoadClient.of(address)
                    .keepAlive(150)
                    .shortLived(50)
                    .sending(requests)
                    .pausing(Duration.ofMillis(processes ? 200 : 100))
                    .atMost(Duration.ofMinutes(processes ? 6 : 3))
                    .start()) {
                load.awaitMore(400);
                for (int reload = 1; reload <= RELOADS; reload++) {
                    release.make("v" + reload);
                    server.signal("HUP");
                    for (String signal : BETWEEN_RELOADS) {
                        server.signal(signal);
                        load.awaitMore(20);
                    }
                    load.awaitAnswer("v" + reload);
                }
                load.awaitMore(3500); // and so some worker of the last generation has served what it may
                assertThat(load.report().failures()).as(load.toString()).isEmpty();

                server.signal("TERM");
                Jgun.Outcome outcome = server.awaitExit();
                LoadReport report = load.stop();

                // The server has gone: that there is none to connect to is all that the clients may see of it.
                assertThat(report.failures().keySet()).as(load.toString()).isSubsetOf(Failure.CONNECT);
                assertThat(outcome.exit()).isZero();
                assertThat(outcome.err()).doesNotContain("[ERROR]", "Exception");
                assertThat(outcome.err()).contains("Autorestarting worker ");
                assertThat(lines(log)).isEqualTo(report.answered());
            }
        }
    }

    private static long lines(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.peek(line -> assertThat(line).contains(" HTTP/1.1\" 200 "))
                    .count();
        }
    }

    private static void release(Path original, Path war, String version) throws IOException {
        Path fresh = Files.copy(original, war.resolveSibling("fresh.war"), StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem archive = FileSystems.newFileSystem(fresh, Map.of())) {
            Files.writeString(archive.getPath("version.txt"), version);
        }
        Files.move(fresh, war, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
