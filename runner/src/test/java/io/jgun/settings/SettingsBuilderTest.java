package io.jgun.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.config.ConfigEntry;
import io.jgun.config.Origin;
import io.jgun.config.PythonOnly;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.SettingsBuilder.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingsBuilderTest {

    private static final Origin LINE = new Origin("jgun.conf.py", 12, 0);
    private static final Origin COMMAND_LINE = Origin.of("command line");

    private final SettingsBuilder builder = new SettingsBuilder(Path.of(""));

    @BeforeEach
    void oneApplication() {
        builder.options(List.of(new Option(Applications.APP, "com.acme.App")), Origin.of("default"));
    }

    @Test
    void laterSourcesWinAndSettingsKnowTheirOrigin() {
        builder.environment(Map.of("WEB_CONCURRENCY", "3", "PORT", "5000"));
        builder.entries(List.of(entry("workers", 4L), entry("threads", 2L)));
        builder.options(List.of(new Option(WorkerProcesses.THREADS, "8")), COMMAND_LINE);
        Settings settings = builder.build();
        assertThat(settings.get(WorkerProcesses.WORKERS)).isEqualTo(4);
        assertThat(settings.origin(WorkerProcesses.WORKERS)).hasToString("jgun.conf.py:12");
        assertThat(settings.get(WorkerProcesses.THREADS)).isEqualTo(8);
        assertThat(settings.origin(WorkerProcesses.THREADS)).hasToString("command line");
        assertThat(settings.get(ServerSocket.BIND)).containsExactly(new BindAddress.Inet("0.0.0.0", 5000));
        assertThat(settings.origin(ServerSocket.BIND)).hasToString("environment PORT");
        assertThat(settings.origin(ServerSocket.BACKLOG)).hasToString("default");
    }

    @Test
    void repeatedOptionsAddUpWithinOneCommandLineOnly() {
        builder.options(List.of(new Option(ServerSocket.BIND, ":1")), Origin.of("JGUN_CMD_ARGS"));
        builder.options(
                List.of(
                        new Option(ServerSocket.BIND, ":2"),
                        new Option(ServerSocket.BIND, "[::1]:3"),
                        new Option(WorkerProcesses.WORKERS, "2"),
                        new Option(WorkerProcesses.WORKERS, "3")),
                COMMAND_LINE);
        Settings settings = builder.build();
        assertThat(settings.get(ServerSocket.BIND))
                .extracting(Object::toString)
                .containsExactly("0.0.0.0:2", "[::1]:3");
        assertThat(settings.get(WorkerProcesses.WORKERS)).isEqualTo(3);
    }

    @Test
    void allProblemsAreToldAtOnceWithTheirOrigins() {
        builder.environment(Map.of("WEB_CONCURRENCY", "many"));
        builder.entries(List.of(entry("bind", "host:x"), entry("timeout", 1.5), entry("paste", "x.ini")));
        builder.options(
                List.of(new Option(WorkerProcesses.THREADS, "0"), new Option(Control.CONTROL_SOCKET_MODE, "0660")),
                COMMAND_LINE);
        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        ExitException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.ERROR))
                .hasMessage("""
                        Error: 6 problems in the configuration
                        environment WEB_CONCURRENCY: workers must be a whole number, not 'many'
                        jgun.conf.py:12: bind has no valid port number in 'host:x': 'x'
                        jgun.conf.py:12: timeout must be a whole number, not 1.5; divide with // or convert with int()
                        jgun.conf.py:12: paste is not for jgun: Paste is a Python framework; name a class, a WAR or a \
                        directory as APP instead
                        command line: threads must be 1 or more, not 0
                        command line: control_socket_mode is not available yet""");
    }

    @Test
    void whatIsNotAvailableIsAcceptedAtItsDefault() {
        builder.entries(List.of(
                entry("daemon", false),
                entry("reload", null),
                entry("paste", null),
                entry("uwsgi_allow_ips", "127.0.0.1,::1"),
                entry("user", System.getProperty("user.name")),
                entry("statsd_host", null),
                entry("proxy_protocol", false)));
        assertThat(builder.build().get(ServerMechanics.DAEMON)).isFalse();
    }

    @Test
    void namesThatAreNoSettingsAreTheUsersOwn() {
        builder.entries(List.of(entry("ROOT", "x"), entry("wrokers", 3L)));
        assertThat(builder.build().notes())
                .containsExactly("jgun.conf.py:12: wrokers is no setting; did you mean workers?");
    }

    @Test
    void otherNamesMeanTheSame() {
        builder.entries(List.of(entry("wsgi_app", "shop.war"), entry("pythonpath", "lib,classes")));
        Settings settings = builder.build();
        assertThat(settings.get(Applications.APP))
                .extracting(AppReference::text)
                .containsExactly("shop.war");
        assertThat(settings.get(Applications.CLASSPATH)).containsExactly(Path.of("lib"), Path.of("classes"));
    }

    @Test
    void valuesThatOnlyPythonUnderstandsSayWhatTheyAre() {
        builder.entries(List.of(entry("logger_class", new PythonOnly("the Python class CustomLogger"))));
        assertThatThrownBy(builder::build)
                .hasMessage("Error: jgun.conf.py:12: logger_class is the Python class CustomLogger");
    }

    @Test
    void anApplicationMustBeNamed() {
        assertThatThrownBy(() -> new SettingsBuilder(Path.of("")).build())
                .hasMessageStartingWith("Error: no application to serve; name one, as jgun com.acme.App:servlet");
    }

    @Test
    void whatWasMisreadMayHaveNamedTheApplication() {
        SettingsBuilder misread = new SettingsBuilder(Path.of(""));
        misread.misread(COMMAND_LINE, "there is no option --x");
        assertThatThrownBy(misread::build).hasMessage("Error: command line: there is no option --x");
    }

    @Test
    void twoApplicationsNeedTwoContextPaths() {
        builder.entries(List.of(entry("wsgi_app", List.of("a.war", "com.acme.App:servlet", "b.war:/b"))));
        assertThatThrownBy(builder::build)
                .hasMessage("Error: jgun.conf.py:12: a.war and com.acme.App:servlet are both at /; give each a context"
                        + " path of its own, as com.acme.App:servlet:/other");
    }

    @Test
    void relativePathsStartFromChdir(@org.junit.jupiter.api.io.TempDir Path directory) {
        builder.entries(List.of(
                entry("chdir", directory.toString()),
                entry("accesslog", "a.log"),
                entry("errorlog", "-"),
                entry("pidfile", "/run/x.pid"),
                entry("bind", List.of("unix:s", ":1")),
                entry("wsgi_app", "shop.war")));
        Settings settings = builder.build();
        assertThat(settings.get(Logging.ACCESSLOG)).contains(directory + "/a.log");
        assertThat(settings.get(Logging.ERRORLOG)).isEqualTo("-");
        assertThat(settings.get(ServerMechanics.PIDFILE)).contains(Path.of("/run/x.pid"));
        assertThat(settings.get(ServerSocket.BIND))
                .containsExactly(new BindAddress.Unix(directory.resolve("s")), new BindAddress.Inet("0.0.0.0", 1));
        assertThat(settings.get(Applications.APP))
                .containsExactly(new AppReference.Webapp("shop.war", "/", directory.resolve("shop.war")));
    }

    @Test
    void copiesLeaveTheOriginalAlone() {
        Settings settings = builder.build();
        assertThat(settings.with(WorkerProcesses.THREADS, 5).get(WorkerProcesses.THREADS))
                .isEqualTo(5);
        assertThat(settings.get(WorkerProcesses.THREADS)).isEqualTo(1);
        assertThat(settings.get(Logging.ACCESSLOG)).isEqualTo(Optional.empty());
    }

    private static ConfigEntry entry(String name, @Nullable Object value) {
        return new ConfigEntry(name, value, LINE);
    }
}
