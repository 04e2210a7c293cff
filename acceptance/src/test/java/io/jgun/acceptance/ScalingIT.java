package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jgun.acceptance.LoadReport.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More and fewer workers, new workers for old ones, and all that an operator does at once: no request is lost. */
class ScalingIT {

    private static final String TOLD = """
            def nworkers_changed(server, new_value, old_value):
                server.log.warning("now %s after %s", new_value, old_value)
            """;

    @TempDir
    Path directory;

    @Test
    void ttinAndTtouChangeHowMuchRunsAtOnce() throws IOException {
        try (JgunProcess server = server("workers = 1\n" + TOLD).start()) {
            URI address = server.awaitListening();
            try (LoadClient load =
                    LoadClient.of(address).keepAlive(4).shortLived(2).start()) {
                load.awaitMore(20);
                for (int i = 2; i <= 4; i++) {
                    server.signal("TTIN");
                    server.awaitLine("now " + i + " after " + (i - 1));
                }
                await().until(() -> count(server, "Booting worker") == 4);
                // Four workers, four requests of a second: together. One worker would take four seconds.
                List<CompletableFuture<Integer>> answers = new ArrayList<>();
                long start = System.nanoTime();
                for (int i = 0; i < 4; i++) {
                    answers.add(CompletableFuture.supplyAsync(
                            () -> Http.get(address, "/?seconds=1").statusCode(),
                            command -> new Thread(command).start()));
                }
                answers.forEach(answer -> assertThat(answer.join()).isEqualTo(200));
                assertThat(System.nanoTime() - start)
                        .isLessThan(Duration.ofMillis(3900).toNanos());

                for (int i = 3; i >= 1; i--) {
                    server.signal("TTOU");
                    server.awaitLine("now " + i + " after " + (i + 1));
                }
                await().until(() -> count(server, "Worker exiting") == 3);
                server.signal("TTOU");
                server.signal("TTOU");
                server.signal("TTIN");
                await().until(() -> count(server, "now 2 after 1") == 2);
                load.awaitMore(20);
                assertThat(load.stop().failures()).as(load.toString()).isEmpty();
            }
            assertThat(server.err().text()).doesNotContain("now 0");
        }
    }

    /** Two hundred clients while an operator does all at once; and then the end. */
    @Test
    void nothingOfWhatAnOperatorDoesLosesARequest() throws IOException {
        VersionedApp app = new VersionedApp(directory).version("v0");
        Path log = directory.resolve("access.log");
        String config = "wsgi_app = 'app.App'\nworkers = 4\nmax_requests = 500\nmax_requests_jitter = 100\n"
                + "accesslog = 'access.log'\nkeepalive = 1\n";
        try (JgunProcess server = server(config).start()) {
            URI address = server.awaitListening();
            try (LoadClient keeping = LoadClient.of(address)
                            .keepAlive(160)
                            .serverKeepsAlive(Duration.ofSeconds(1))
                            .pausing(Duration.ofMillis(60))
                            .start();
                    LoadClient coming = LoadClient.of(address)
                            .shortLived(40)
                            .pausing(Duration.ofMillis(60))
                            .start()) {
                keeping.awaitMore(200);
                for (int i = 1; i <= 30; i++) {
                    if (i % 3 == 0) {
                        app.version("v" + i);
                    }
                    server.signal("HUP");
                    if (i % 3 == 0) {
                        keeping.awaitAnswer("v" + i);
                    }
                    if (i % 3 != 1) {
                        Files.move(log, directory.resolve("access.log." + i));
                        server.signal("USR1");
                        await().until(() -> Files.exists(log));
                    }
                    server.signal(i % 2 == 0 ? "TTIN" : "TTOU");
                    server.signal(i % 2 == 0 ? "TTOU" : "TTIN");
                }
                keeping.awaitMore(2000); // and so some workers have served what they may
                coming.awaitMore(50);
                assertThat(coming.stop().failures()).as(coming.toString()).isEmpty();
                assertThat(keeping.report().failures()).as(keeping.toString()).isEmpty();

                server.signal("TERM");
                Jgun.Outcome outcome = server.awaitExit();
                assertThat(outcome.exit()).isZero();
                assertThat(outcome.err()).doesNotContain("ERROR", "Exception");
                await().until(() -> keeping.report().failures().containsKey(Failure.CONNECT));
                // What had been sent was answered; then nobody listened.
                assertThat(keeping.stop().failures()).as(keeping.toString()).containsOnlyKeys(Failure.CONNECT);
                assertThat(keeping.report().stale()).isEmpty();
                assertThat(keeping.report().answers().get(10).body()).isEqualTo("v30");
                assertThat(lines())
                        .isEqualTo(keeping.report().answered() + coming.report().answered());
                assertThat(count(server, "Autorestarting worker")).isPositive();
            }
        }
    }

    private long lines() throws IOException {
        long lines = 0;
        try (var logs = Files.newDirectoryStream(directory, "access.log*")) {
            for (Path log : logs) {
                lines += Files.readAllLines(log).size();
            }
        }
        return lines;
    }

    private static long count(JgunProcess server, String text) {
        return server.err().all().stream().filter(line -> line.contains(text)).count();
    }

    private Jgun server(String config) throws IOException {
        new VersionedApp(directory).version("v0");
        Files.writeString(directory.resolve("jgun.conf.py"), "bind = '127.0.0.1:0'\nwsgi_app = 'app.App'\n" + config);
        return Jgun.command("--classpath", "classes").in(directory);
    }
}
