package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads when a start goes wrong, word for word, and the exit code that a supervisor sees. */
@BesideOthers
class MessagesIT {

    private static final Pattern LOG_LINE = Pattern.compile("(?m)^\\[[^\\]]+\\] \\[\\d+\\] \\[([A-Z]+)\\] ");

    @TempDir
    Path temp;

    @Test
    void helpListsTheSectionsInGunicornsOrder() {
        Jgun.Outcome outcome = Jgun.command("--help").run();
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .startsWith("Usage: jgun [OPTIONS] APP...\n")
                .containsSubsequence(
                        "\nConfig File:\n",
                        "\nLogging:\n",
                        "\nProcess Naming:\n",
                        "\nSecurity:\n",
                        "\nServer Mechanics:\n",
                        "\nServer Socket:\n",
                        "\nWorker Processes:\n")
                .contains("-w, --workers", "-b, --bind", "--threads");
    }

    @Test
    void aWrongOptionIsNamedWithTheOneThatWasProbablyMeant() {
        refused(
                1,
                "Error: command line: there is no option --wrkers; did you mean --workers? (jgun --help lists the options)\n",
                "--wrkers=3",
                "com.acme.App:servlet");
        refused(
                1,
                "Error: command line: there is no option --frobnicate (jgun --help lists the options)\n",
                "--frobnicate");
    }

    @Test
    void wrongValuesAreToldAllAtOnce() {
        refused(1, """
                Error: 3 problems in the configuration
                command line: workers must be 1 or more, not 0
                command line: timeout must be a whole number, not 'x'
                command line: bind must be HOST:PORT, [IPV6]:PORT, unix:PATH or fd://N, not 'localhost:99999'; a port is at \
                most 65535
                """, "-w", "0", "--timeout", "x", "-b", "localhost:99999", "com.acme.App:servlet");
    }

    @Test
    void aSettingThatDoesNothingYetIsRefused() {
        refused(
                1,
                "Error: command line: control_socket_mode is not available yet\n",
                "--control-socket-mode",
                "0660",
                "com.acme.App:servlet");
    }

    @Test
    void nothingToServe() {
        refused(
                1,
                "Error: no application to serve; name one, as jgun com.acme.App:servlet or jgun shop.war, or set wsgi_app in the"
                        + " config file (jgun --help shows the forms)\n");
    }

    @Test
    void aMissingClass() {
        Jgun.Outcome outcome = serve("com.acme.Ap:servlet");
        assertThat(error(outcome)).isEqualTo("""
                Cannot load com.acme.Ap:servlet: there is no class com.acme.Ap.
                Did you mean com.acme.App or com.acme.Chat?
                Class path searched (set it with --classpath):
                  %s
                """.formatted(Checkout.sampleClasses()));
        assertThat(outcome.exit()).isEqualTo(4);
    }

    @Test
    void aMissingMember() {
        Jgun.Outcome outcome = serve("com.acme.App:serlvet");
        assertThat(error(outcome))
                .startsWith(
                        "Cannot load com.acme.App:serlvet: com.acme.App has no static field, static method or nested class"
                                + " \"serlvet\".\nDid you mean servlet?\n");
        assertThat(outcome.exit()).isEqualTo(4);
    }

    @Test
    void aWarThatIsMissingOrUnreadable() throws IOException {
        Jgun.Outcome missing = serve(temp.resolve("shop.war").toString());
        assertThat(error(missing))
                .isEqualTo(
                        "Cannot load %1$s: there is no file or directory %1$s.\n".formatted(temp.resolve("shop.war")));
        assertThat(missing.exit()).isEqualTo(4);

        Path damaged = Files.writeString(temp.resolve("damaged.war"), "this is no archive");
        Jgun.Outcome unreadable = serve(damaged.toString());
        assertThat(error(unreadable))
                .startsWith("Cannot load %1$s: %1$s is not a WAR file: it is no ZIP archive, or a damaged one"
                        .formatted(damaged));
        assertThat(unreadable.exit()).isEqualTo(4);
    }

    @Test
    void aTakenPortIsTriedFiveTimes() throws IOException {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = taken.getLocalPort();
            Jgun.Outcome outcome = Jgun.command("--bind", "127.0.0.1:" + port, "com.acme.App:servlet")
                    .withSamples()
                    .run();
            assertThat(outcome.err()
                            .lines()
                            .filter(line -> line.contains("Connection in use: ('127.0.0.1', " + port + ")")))
                    .hasSize(5);
            assertThat(outcome.err()).contains("Retrying in 1 second.");
            assertThat(error(outcome)).endsWith("Can't connect to ('127.0.0.1', " + port + ")\n");
            assertThat(outcome.exit()).isEqualTo(1);
        }
    }

    private static void refused(int exit, String message, String... arguments) {
        assertThat(Jgun.command(arguments).run()).isEqualTo(new Jgun.Outcome(exit, "", message));
    }

    private static Jgun.Outcome serve(String app) {
        Jgun.Outcome outcome =
                Jgun.command("--bind", "127.0.0.1:0", app).withSamples().run();
        assertThat(outcome.err()).as("no stack trace").doesNotContain("\tat ", "Exception");
        return outcome;
    }

    /** What the error log tells last: the reason, before the arbiter's last words, as Gunicorn writes them. */
    private static String error(Jgun.Outcome outcome) {
        List<String> messages = List.of(LOG_LINE.split(outcome.err(), -1));
        if (outcome.exit() != 4) {
            return messages.get(messages.size() - 1);
        }
        assertThat(messages).endsWith("Shutting down: Master\n", "Reason: App failed to load.\n");
        return messages.get(messages.size() - 3);
    }
}
