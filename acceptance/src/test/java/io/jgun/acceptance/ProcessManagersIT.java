package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/deploy/process-managers.md, followed with the real ones. */
@BesideOthers
class ProcessManagersIT {

    @TempDir
    Path directory;

    private final int port = Http.freePort();
    private final URI address = URI.create("http://127.0.0.1:" + port);
    private final List<Process> started = new ArrayList<>();

    private Process start(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JGUN_") || name.equals("PORT"));
        builder.environment().put("JGUN_CLASS_DATA", "off");
        builder.environment().put("JAVA_HOME", Jdk.current().home().toString());
        builder.environment().put("PATH", Checkout.home().resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"));
    }

    private void end() throws InterruptedException {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private String must(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-euc", script)
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(script + ": " + out).isZero();
        return out;
    }

    private void assertServesShop() {
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(Http.get(address).body()).contains("Shop"));
    }

    @Test
    void areFollowed() throws Exception {
        Guide guide = Guide.of("process-managers.md");
        supervisor(guide);
        procfile(guide);
        guide.assertAllTaken();
    }

    /** All that is absolute in the guide and in the files of etc lies below the directory of the test. */
    private String here(String text) {
        String moved = text;
        for (String root : List.of("/opt/jgun", "/etc/", "/run/jgun", "/srv/", "/var/log/")) {
            moved = moved.replaceAll("(?<![A-Za-z0-9])" + root, directory + root);
        }
        return moved;
    }

    private void supervisor(Guide guide) throws Exception {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can run it as www-data");
        Installed.apt("supervisord", "supervisor");
        Installed.apt("systemd-tmpfiles", "systemd");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        must(here("mkdir -p /opt/jgun /etc/jgun /etc/tmpfiles.d /etc/supervisor/conf.d /srv/ /var/log/supervisor")
                + "; mkdir " + directory + "/run; cp -R " + Checkout.home() + "/. " + directory + "/opt/jgun; cp "
                + Checkout.sample("shop.war") + " " + directory + "/srv/");
        for (String file : List.of("supervisor/jgun.conf", "tmpfiles.d/jgun.conf")) {
            Files.writeString(directory.resolve("opt/jgun/etc").resolve(file), here(Guide.etc(file)));
        }
        Path main = Files.writeString(
                directory.resolve("main.conf"),
                here("""
                [supervisord]
                nodaemon=true
                logfile=/var/log/supervisor/supervisord.log
                pidfile=/run/jgun.supervisord
                [unix_http_server]
                file=/etc/supervisor.sock
                [supervisorctl]
                serverurl=unix:///etc/supervisor.sock
                [rpcinterface:supervisor]
                supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
                [include]
                files=/etc/supervisor/conf.d/*.conf
                """.replace("unix:///etc", "unix:///DIR/etc")).replace("unix:///DIR", "unix://" + directory));
        Files.writeString(directory.resolve("etc/jgun/jgun.conf.py"), here(guide.next("8000", Integer.toString(port))));
        String install = here(guide.next("supervisorctl", "supervisorctl -c " + main));
        String daily = guide.next("supervisorctl", "supervisorctl -c " + main);
        Process supervisord = start(Map.of(), "supervisord", "-c", main.toString());
        try {
            await().until(() -> Files.exists(directory.resolve("etc/supervisor.sock")));
            must(install);
            assertServesShop();
            assertThat(must("stat -c '%U %a' " + directory.resolve("run/jgun"))).isEqualTo("www-data 755\n");
            assertThat(must("stat -c '%U %F' " + directory.resolve("run/jgun/jgun.sock")))
                    .isEqualTo("www-data socket\n");
            ProcessHandle first = server(supervisord);
            first.destroyForcibly();
            await("it is started again").until(() -> server(supervisord).pid() != first.pid());
            assertServesShop();
            ProcessHandle second = server(supervisord);
            must(daily);
            assertThat(second.isAlive()).isFalse();
            assertServesShop();
            assertThat(Files.readString(directory.resolve("var/log/supervisor/jgun.log")))
                    .contains("Handling signal: hup", "Handling signal: term", "Shutting down: Master");
            must("supervisorctl -c " + main + " stop jgun");
            assertThat(supervisord.children()).isEmpty();
        } finally {
            end();
        }
    }

    private static ProcessHandle server(Process supervisord) {
        return await().until(() -> supervisord.children().findFirst().orElse(null), child -> child != null);
    }

    private void procfile(Guide guide) throws Exception {
        Installed.apt("foreman", "ruby-foreman");
        must("cp " + Checkout.sample("shop.war") + " " + Checkout.root().resolve("etc/Procfile") + " " + directory);
        assertThat(directory.resolve("Procfile")).hasContent(guide.next());
        String command = guide.next("5000", Integer.toString(port));
        Process foreman = start(Map.of("WEB_CONCURRENCY", "3"), "sh", "-c", "exec " + command);
        try {
            assertServesShop();
            await().untilAsserted(() ->
                    assertThat(output()).contains("Booting worker with pid: 3", "\"GET / HTTP/1.1\" 200"));
            assertThat(output()).doesNotContain("Booting worker with pid: 4");
            foreman.destroy();
            await().until(() -> !foreman.isAlive());
            assertThat(output()).contains("Shutting down: Master");
        } finally {
            end();
        }
    }
}
