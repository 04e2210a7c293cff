package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An application gets traffic when its ready_path answers 2xx, and not before. */
@BesideOthers
@ParameterizedClass
@EnumSource(Isolation.class)
final class ReadyPathIT {

    @Parameter
    Isolation isolation = Isolation.THREADS;

    @TempDir
    Path directory;

    @Test
    void theStartWaitsForIt() throws Exception {
        try (JgunProcess server = serving("503", "--max-requests", "2").start()) {
            server.awaitLine("Waiting for /ready?deep=1 to answer 2xx: it answered 503");
            assertThat(server.err().text()).doesNotContain("Server is ready");
            status("204");
            URI address = server.awaitListening();
            assertThat(Http.get(address, "/one").body())
                    .startsWith("jgun-ready/")
                    .contains(" in worker-");
            assertThat(server.out().text()).doesNotContain("/ready");
            // Neither do they count: one request more, and the worker would have been replaced.
            assertThat(server.err().text()).doesNotContain("Autorestarting");
        }
    }

    @Test
    void aReloadThatDoesNotGetReadyIsGivenUp() throws Exception {
        try (JgunProcess server = serving("200").start()) {
            URI address = server.awaitListening();
            try (LoadClient load =
                    LoadClient.of(address).keepAlive(2).shortLived(1).start()) {
                load.awaitMore(10);
                status("throw");
                server.signal("HUP");
                server.awaitLine("The application is not ready: /ready?deep=1 answered 500, because of"
                        + " java.lang.IllegalStateException: the database is not there; no 2xx within 3 s");
                server.awaitLine("The reload failed: the generation before goes on serving.");
                load.awaitMore(10);
                status("200");
                server.signal("HUP");
                server.awaitExited(2);
                load.awaitMore(10);
                assertThat(load.stop().failures()).as(load::toString).isEmpty();
            }
            assertThat(server.out().text()).doesNotContain("/ready");
        }
    }

    @Test
    void aStartThatDoesNotGetReadyEndsWith3() throws Exception {
        Jgun.Outcome outcome = serving("302").run();
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err())
                .contains("The application is not ready: /ready?deep=1 answered 302; no 2xx within 3 s (ready_timeout)")
                .doesNotContain("\tat ");
    }

    @Test
    void aPathIsChecked() {
        Jgun.Outcome outcome = Jgun.command("--ready-path", "health", "com.acme.App")
                .withSamples()
                .with(isolation)
                .run();
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("ready_path must be a path such as /health");
    }

    private Jgun serving(String status, String... options) throws IOException {
        status(status);
        return Jgun.command("--bind", "127.0.0.1:0", "--workers", "1", "--access-logfile", "-")
                .with("--classpath", Checkout.testClasses().toString())
                .with("--env", "ready.status=" + directory.resolve("status"))
                // A busy machine may need more than one for the first answer.
                .with("--ready-path", "/ready?deep=1", "--ready-timeout", status.equals("503") ? "30" : "3")
                .with(options)
                .with(isolation)
                .with("io.jgun.acceptance.apps.ReadyLater");
    }

    private void status(String status) throws IOException {
        Files.writeString(directory.resolve("status.new"), status);
        Files.move(
                directory.resolve("status.new"),
                directory.resolve("status"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
