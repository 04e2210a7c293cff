package io.jgun.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.settings.AppReference;
import io.jgun.settings.Applications;
import io.jgun.settings.BindAddress;
import io.jgun.settings.ConfigFile;
import io.jgun.settings.Logging;
import io.jgun.settings.ServerSocket;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path directory = Path.of("");

    @Test
    void eachSourceWinsOverTheOnesBelow() throws IOException {
        environment.put("WEB_CONCURRENCY", "1");
        write("jgun.conf.py", "workers = 2\nthreads = 2\ntimeout = 2\nbacklog = 2\nkeepalive = 2\n");
        environment.put("GUNICORN_CMD_ARGS", "--threads 3 --timeout 3 --backlog=3");
        environment.put("JGUN_CMD_ARGS", "--timeout 4 --backlog=4");
        Settings settings = load("--backlog 5 com.acme.App");
        assertThat(settings.get(WorkerProcesses.WORKERS)).isEqualTo(2);
        assertThat(settings.get(WorkerProcesses.THREADS)).isEqualTo(3);
        assertThat(settings.get(WorkerProcesses.TIMEOUT)).hasSeconds(4);
        assertThat(settings.get(ServerSocket.BACKLOG)).isEqualTo(5);
        assertThat(settings.origin(WorkerProcesses.WORKERS).toString()).contains("jgun.conf.py:1");
        assertThat(settings.origin(WorkerProcesses.THREADS)).hasToString("GUNICORN_CMD_ARGS");
        assertThat(settings.origin(WorkerProcesses.TIMEOUT)).hasToString("JGUN_CMD_ARGS");
        assertThat(settings.origin(ServerSocket.BACKLOG)).hasToString("command line");
    }

    @Test
    void whatAnImageSaysIsADefault() throws IOException {
        environment.put("JGUN_DEFAULT_ARGS", "--bind :1 --workers 1 --threads 1 --backlog 1 image.war");
        environment.put("PORT", "2");
        environment.put("GUNICORN_CMD_ARGS", "--backlog 3");
        write("jgun.conf.py", "threads = 2\n");
        Settings settings = load("");
        assertThat(settings.get(ServerSocket.BIND)).hasToString("[0.0.0.0:2]");
        assertThat(settings.get(WorkerProcesses.WORKERS)).isEqualTo(1);
        assertThat(settings.origin(WorkerProcesses.WORKERS)).hasToString("JGUN_DEFAULT_ARGS");
        assertThat(settings.get(WorkerProcesses.THREADS)).isEqualTo(2);
        assertThat(settings.get(ServerSocket.BACKLOG)).isEqualTo(3);
        assertThat(settings.get(Applications.APP))
                .extracting(AppReference::text)
                .containsExactly("image.war");
        write("jgun.conf.py", "wsgi_app = 'file.war'\n");
        assertThat(load("").get(Applications.APP))
                .extracting(AppReference::text)
                .containsExactly("file.war");
        assertThat(load("own.war").get(Applications.APP))
                .extracting(AppReference::text)
                .containsExactly("own.war");
    }

    @Test
    void jgunsDefaultFileGoesBeforeGunicorns() throws IOException {
        write("gunicorn.conf.py", "workers = 7\nwsgi_app = 'com.acme.App'\n");
        assertThat(load("").get(WorkerProcesses.WORKERS)).isEqualTo(7);
        assertThat(load("").get(ConfigFile.CONFIG)).contains("./gunicorn.conf.py");
        write("jgun.conf.py", "workers = 8\napp = 'com.acme.App'\n");
        assertThat(load("").get(WorkerProcesses.WORKERS)).isEqualTo(8);
    }

    @Test
    void aConfigFileMayBeNamedOnAnyCommandLine() throws IOException {
        write("jgun.conf.py", "workers = 1\n");
        write("a.py", "workers = 2\n");
        write("b.py", "workers = 3\n");
        environment.put("JGUN_CMD_ARGS", "-c file:a.py");
        assertThat(load("app.war").get(WorkerProcesses.WORKERS)).isEqualTo(2);
        assertThat(load("-c b.py app.war").get(WorkerProcesses.WORKERS)).isEqualTo(3);
        assertThat(load("-c b.py app.war").origin(ConfigFile.CONFIG)).hasToString("command line");
    }

    @Test
    void anApplicationOfTheCommandLineGoesBeforeTheFile() throws IOException {
        write("jgun.conf.py", "wsgi_app = ['a.war', 'b.war:/b']\n");
        assertThat(load("").get(Applications.APP)).hasSize(2);
        assertThat(load("c.war").get(Applications.APP)).singleElement().hasFieldOrPropertyWithValue("text", "c.war");
    }

    @Test
    void propertiesHoldExpressionsForNumbersAndPlainTextElsewhere() throws IOException {
        write("jgun.properties", """
                # comment
                workers = 2 * 3 + 1
                timeout = 10
                capture_output = true
                bind = :8080, [::1]:8080
                accesslog = 'access.log'
                access_log_format = %(h)s "%(r)s"
                raw_env = ["A=1", "B=2"]
                app = com.acme.App:servlet
                hooks = com.acme.Hooks
                """);
        Settings settings = load("-c jgun.properties");
        assertThat(settings.get(WorkerProcesses.WORKERS)).isEqualTo(7);
        assertThat(settings.get(WorkerProcesses.TIMEOUT)).hasSeconds(10);
        assertThat(settings.get(Logging.CAPTURE_OUTPUT)).isTrue();
        assertThat(settings.get(ServerSocket.BIND))
                .containsExactly(new BindAddress.Inet("0.0.0.0", 8080), new BindAddress.Inet("::1", 8080));
        assertThat(settings.get(Logging.ACCESSLOG)).contains("access.log");
        assertThat(settings.get(Logging.ACCESS_LOG_FORMAT)).isEqualTo("%(h)s \"%(r)s\"");
        assertThat(settings.get(Applications.RAW_ENV)).containsKeys("A", "B");
        assertThat(settings.origin(WorkerProcesses.WORKERS).line()).isEqualTo(2);
    }

    @Test
    void propertiesHaveNoNamesOfTheUsersOwn() throws IOException {
        write("jgun.properties", "wrokers = 3\nnonsense_altogether = 1\n");
        assertThatThrownBy(() -> load("-c jgun.properties app.war"))
                .hasMessageContaining("jgun.properties:1: there is no setting wrokers; did you mean workers?")
                .hasMessageContaining("jgun.properties:2: there is no setting nonsense_altogether");
    }

    @Test
    void problemsOfAllSourcesAreToldAtOnce() throws IOException {
        write("jgun.conf.py", "workers = 'x'\n");
        environment.put("PORT", "http");
        environment.put("JGUN_CMD_ARGS", "--nix 'open");
        assertThatThrownBy(() -> load("--thread 0 --wrokers 3"))
                .hasMessageContaining("Error: 5 problems in the configuration")
                .hasMessageContaining("environment PORT: bind has no valid port number in '0.0.0.0:http': 'http'")
                .hasMessageContaining("jgun.conf.py:1: workers must be a whole number, not 'x'")
                .hasMessageContaining("JGUN_CMD_ARGS: a quote ' is not closed")
                .hasMessageContaining("command line: there is no option --wrokers; did you mean --workers?")
                .hasMessageContaining("command line: threads must be 1 or more, not 0");
    }

    @Test
    void aBrokenFileDoesNotHideOtherProblems() throws IOException {
        write("jgun.conf.py", "workers = cpu_cont()\n");
        assertThatThrownBy(() -> load("-t x"))
                .hasMessageContaining("NameError: name 'cpu_cont' is not defined")
                .hasMessageContaining("command line: timeout must be a whole number, not 'x'");
    }

    @Test
    void aFileThatCannotBeReadIsAProblem() {
        assertThatThrownBy(() -> load("-c nix.py"))
                .hasMessage("Error: command line: config names the file nix.py, which does not exist");
        assertThatThrownBy(() -> load("-c python:myapp.conf"))
                .hasMessageContaining("names the Python module myapp.conf, and jgun has no Python to import it");
        assertThatThrownBy(() -> load("-c .")).hasMessageContaining("which is not a readable file");
    }

    @Test
    void isReadAgainForAReload() throws IOException {
        write("jgun.conf.py", "workers = 2\n");
        Configuration configuration = configuration("app.war");
        assertThat(configuration.load().get(WorkerProcesses.WORKERS)).isEqualTo(2);
        write("jgun.conf.py", "workers = 3\n");
        assertThat(configuration.load().get(WorkerProcesses.WORKERS)).isEqualTo(3);
    }

    @Test
    void whatAConfigFilePrintsIsKeptForTheLog() throws IOException {
        write("jgun.conf.py", "print('hello')\n");
        assertThat(load("app.war").notes()).containsExactly("./jgun.conf.py: hello");
    }

    private Settings load(String line) {
        return configuration(line).load();
    }

    private Configuration configuration(String line) {
        return new Configuration(CommandArguments.parse(ShellWords.split(line)), environment, directory);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}
