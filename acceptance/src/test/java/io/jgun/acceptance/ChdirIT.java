package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gunicorn setting {@code chdir}: for jgun's own relative paths and for those of the application. */
@BesideOthers
class ChdirIT {

    @TempDir
    Path start;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(Files.createDirectories(start.resolve("it's here")).resolve("here.txt"), "changed");
        Files.writeString(start.resolve("here.txt"), "not changed");
    }

    @Test
    void isTakenFromTheConfigFileWhichIsFoundFirst() throws IOException {
        Files.writeString(start.resolve("jgun.conf.py"), "chdir = \"it's here\"\npidfile = 'jgun.pid'\n");

        serves(server(), "changed");
    }

    @Test
    void isTakenFromTheCommandLine() throws IOException {
        serves(server().with("--chdir", "it's here", "--pid", "jgun.pid"), "changed");
    }

    @Test
    void mustBeADirectory() {
        Jgun.Outcome outcome = server().with("--chdir=nowhere").run();

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo("Error: command line: chdir must be a directory, and " + start.resolve("nowhere")
                        + " is none\n");
    }

    private Jgun server() {
        return Jgun.command("--bind", "127.0.0.1:0", "io.jgun.acceptance.apps.ReadsFile")
                .with("--classpath", Checkout.testClasses().toString())
                .in(start);
    }

    private void serves(Jgun command, String text) {
        try (JgunProcess server = command.start()) {
            assertThat(Http.get(server.awaitListening()).body()).isEqualTo(text);
            assertThat(start.resolve("it's here/jgun.pid")).hasContent(server.pid() + "\n");
        }
    }
}
