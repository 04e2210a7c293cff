package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings from all their sources, as an operator gives and checks them. */
@BesideOthers
class ConfigurationIT {

    private static final String SAMPLES = Checkout.sampleClasses().toString();

    @TempDir
    Path directory = Path.of("");

    @Test
    void printConfigTellsWhatIsInForceAndWhereItComesFrom() throws IOException {
        write("jgun.conf.py", "workers = 2 + 1\nthreads = 2\nbacklog = 10\nclasspath = '" + SAMPLES + "'\n");
        Jgun.Outcome outcome = Jgun.command("--print-config", "--backlog", "12", "com.acme.App:servlet")
                .env("JGUN_CMD_ARGS", "--threads=4 -n 'my shop'")
                .env("GUNICORN_CMD_ARGS", "--threads 3 --timeout 5")
                .env("PORT", "5000")
                .in(directory)
                .run();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "config = './jgun.conf.py' # default",
                        "workers = 3 # jgun.conf.py:1",
                        "threads = 4 # JGUN_CMD_ARGS",
                        "proc_name = 'my shop' # JGUN_CMD_ARGS",
                        "timeout = 5 # GUNICORN_CMD_ARGS",
                        "backlog = 12 # command line",
                        "bind = ['0.0.0.0:5000'] # environment PORT",
                        "keepalive = 2 # default");
    }

    @Test
    void checkConfigIsSilentWhenAllIsWell() {
        Jgun.Outcome outcome = Jgun.command("--check-config", "com.acme.App:servlet")
                .withSamples()
                .in(directory)
                .run();
        assertThat(outcome).isEqualTo(new Jgun.Outcome(0, "", ""));
    }

    @Test
    void checkConfigTellsEverythingThatIsWrongWithTheSettings() throws IOException {
        write("gunicorn.conf.py", "workers = 'many'\nprotocol = 'uwsgi'\npaste = 'x.ini'\nwrokers = 1\n");
        Jgun.Outcome outcome = Jgun.command("--check-config", "-b", "localhost:http", "com.acme.App:servlet")
                .env("WEB_CONCURRENCY", "-1")
                .in(directory)
                .run();
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err().lines())
                .containsExactly(
                        "Error: 5 problems in the configuration",
                        "environment WEB_CONCURRENCY: workers must be 1 or more, not -1",
                        "gunicorn.conf.py:1: workers must be a whole number, not 'many'",
                        "gunicorn.conf.py:2: protocol is not available yet",
                        "gunicorn.conf.py:3: paste is not for jgun: Paste is a Python framework; name a class, a WAR or"
                                + " a directory as APP instead",
                        "command line: bind has no valid port number in 'localhost:http': 'http'");
    }

    @Test
    void checkConfigLoadsTheApplication() {
        Jgun.Outcome outcome = Jgun.command("--check-config", "com.acme.Nowhere")
                .withSamples()
                .in(directory)
                .run();
        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(outcome.err()).contains("com.acme.Nowhere");
    }

    @Test
    void aBrokenConfigFileShowsTheLine() throws IOException {
        write("own.py", "workers = 2\ntimeout = tiemout + 1\n");
        Jgun.Outcome outcome = Jgun.command("-c", "own.py", "com.acme.App:servlet")
                .in(directory)
                .run();
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("Error: own.py:2:11: NameError: name 'tiemout' is not defined")
                .contains("timeout = tiemout + 1")
                .contains("^");
    }

    @Test
    void aPropertiesFileServesAsWell() throws IOException {
        write("own.properties", "workers = cpu_count() * 2 + 1\nbind = [::1]:0\nraw_env = A=1\n");
        Jgun.Outcome outcome = Jgun.command("-c", "own.properties", "--print-config")
                .in(directory)
                .run();
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out())
                .contains("bind ")
                .contains("['[::1]:0']  # own.properties:2")
                .contains("['A=1']  # own.properties:3")
                .contains(Runtime.getRuntime().availableProcessors() * 2 + 1 + "  # own.properties:1");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}
