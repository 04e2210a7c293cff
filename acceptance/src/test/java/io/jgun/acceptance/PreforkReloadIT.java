package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A reload replaces worker processes one by one; those of a daemon can be sent away. */
@BesideOthers
@Timeout(120)
class PreforkReloadIT {

    private static final int WORKERS = 3;

    @TempDir
    Path directory;

    /** Nobody has ended before as many as there should be were there in addition. */
    @Test
    void thereAreNeverFewerWorkersThanThereShouldBe() {
        VersionedApp app = new VersionedApp(directory).version("v0");
        try (JgunProcess server = Jgun.command("--prefork", "--bind", "127.0.0.1:0", "app.App")
                .with("--workers", Integer.toString(WORKERS))
                .with("--classpath", app.classes().toString())
                .start()) {
            URI address = server.awaitListening();
            server.awaitBooted(WORKERS);
            try (LoadClient load =
                    LoadClient.of(address).keepAlive(6).shortLived(3).start()) {
                load.awaitMore(50);
                List<String> before = server.workers();
                app.version("v1");
                server.signal("HUP");
                await().atMost(Duration.ofSeconds(40))
                        .until(() -> server.workers().stream().noneMatch(before::contains));
                load.awaitMore(50);
                assertThat(Http.get(address).body()).isEqualTo("v1");
                assertThat(load.stop().failures()).as(load.toString()).isEmpty();
            }
            Set<String> there = new HashSet<>();
            for (String line : server.lines("orker")) {
                String pid = line.replaceFirst(".*pid: (\\d+)\\)?$", "$1");
                if (line.contains("Booting worker")) {
                    there.add(pid);
                } else if (line.contains("Worker exiting")) {
                    there.remove(pid);
                    assertThat(there).as(server.err().text()).hasSizeGreaterThanOrEqualTo(WORKERS);
                }
            }
            assertThat(there).hasSize(WORKERS);
        }
    }

    @Test
    void winchSendsTheWorkersOfADaemonAwayAndTtinCallsOneBack() throws IOException {
        int port = Http.freePort();
        Path log = directory.resolve("error.log");
        try (Daemon daemon = Daemon.start(
                Jgun.command("--prefork", "--bind", "127.0.0.1:" + port, "--workers", "2", "com.acme.App:servlet")
                        .with("--error-logfile", log.toString())
                        .withSamples(),
                directory.resolve("pid"))) {
            URI address = URI.create("http://127.0.0.1:" + port);
            await().until(() -> children(daemon) == 2);
            assertThat(Http.get(address).statusCode()).isEqualTo(200);

            daemon.signal("WINCH");
            await().until(() -> children(daemon) == 0);
            assertThat(log).content().contains("graceful stop of workers").doesNotContain("[ERROR]");

            daemon.signal("TTIN");
            await().until(() -> children(daemon) == 1);
            assertThat(Http.get(address).statusCode()).isEqualTo(200);
            daemon.terminate();
            assertThat(Files.readString(log)).contains("Shutting down: Master").doesNotContain("[ERROR]");
        }
    }

    private static long children(Daemon daemon) {
        return ProcessHandle.of(daemon.pid()).orElseThrow().children().count();
    }
}
