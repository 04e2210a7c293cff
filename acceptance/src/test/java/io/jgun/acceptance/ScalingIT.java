package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jgun.acceptance.apps.DeafServlet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** More and fewer workers under load: TTIN and TTOU are heard at once, and no request is lost. */
@BesideOthers
@ParameterizedClass
@EnumSource(Isolation.class)
class ScalingIT {

    @Parameter
    Isolation isolation = Isolation.THREADS;

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
                server.awaitBooted(4);
                // None of them ends before the others are inside. Of processes one may have accepted several.
                List<CompletableFuture<Integer>> answers = new ArrayList<>();
                Path gate = directory.resolve("gate");
                for (int i = 0; i < 4; i++) {
                    answers.add(CompletableFuture.supplyAsync(
                            () -> Http.get(address, "/?until=" + gate).statusCode(),
                            command -> new Thread(command).start()));
                }
                server.awaitLines("inside", isolation == Isolation.THREADS ? 4 : 2);
                Files.createFile(gate);
                answers.forEach(answer -> assertThat(answer.join()).isEqualTo(200));
                for (int i = 3; i >= 1; i--) {
                    server.signal("TTOU");
                    server.awaitLine("now " + i + " after " + (i + 1));
                }
                server.awaitExited(3);
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

    private static long count(JgunProcess server, String text) {
        return server.err().all().stream().filter(line -> line.contains(text)).count();
    }

    private Jgun server(String config) throws IOException {
        Files.writeString(
                directory.resolve("jgun.conf.py"),
                "bind = '127.0.0.1:0'\nwsgi_app = '%s'\n".formatted(DeafServlet.class.getName()) + config);
        return Jgun.command("--classpath", Checkout.testClasses().toString())
                .with(isolation)
                .in(directory);
    }
}
