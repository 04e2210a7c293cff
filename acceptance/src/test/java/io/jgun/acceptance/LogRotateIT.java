package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** etc/jgun.logrotate with the real logrotate, while requests come in: each of them is in one of the files. */
@BesideOthers
class LogRotateIT {

    private static final String USER = "www-data";
    private static final int ROTATIONS = 8;

    @TempDir
    Path temp;

    private final int port = Http.freePort();

    @BeforeEach
    void readableForAll() throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can change the user");
        Installed.apt("logrotate");
        PrivilegesIT.ask("id", USER);
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void asRootForAServerOfAnUnprivilegedUser(Isolation isolation) throws IOException {
        Path logs = Files.createDirectory(temp.resolve("logs"));

        rotateUnderLoad(
                server(logs).with(isolation).with("--user", USER, "--group", USER),
                List.of(),
                logs,
                temp.resolve("jgun.pid"));
    }

    @Test
    void asTheUnprivilegedUserThroughout() throws IOException {
        Path logs = Files.createDirectory(temp.resolve("logs"));
        PrivilegesIT.ask("chown", USER + ":" + USER, logs.toString());
        String id = PrivilegesIT.ask("id", "-u", USER);
        List<String> asUser = List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups");

        rotateUnderLoad(
                server(logs).through(asUser.toArray(String[]::new)).in(Path.of("/")),
                asUser,
                logs,
                logs.resolve("jgun.pid"));
    }

    private Jgun server(Path logs) {
        return Jgun.command("-b", "127.0.0.1:" + port, "--workers", "2", "--threads", "4", "com.acme.App:servlet")
                .withSamples()
                .with("--access-logfile", logs.resolve("access.log").toString())
                .with("--error-logfile", logs.resolve("error.log").toString());
    }

    private void rotateUnderLoad(Jgun command, List<String> asUser, Path logs, Path pidFile) throws IOException {
        Path config = temp.resolve("logrotate.conf");
        Files.writeString(
                config,
                Files.readString(Checkout.root().resolve("etc/jgun.logrotate"))
                        .replace("/var/log/jgun/", logs + "/")
                        .replace("/run/jgun.pid", pidFile.toString()));
        List<String> logrotate = new ArrayList<>(asUser);
        logrotate.addAll(List.of("logrotate", "--force", "--state", logs + "/state", config.toString()));
        LoadReport report;
        try (Daemon daemon = Daemon.start(command, pidFile);
                LoadClient load = LoadClient.of(URI.create("http://127.0.0.1:" + port))
                        .keepAlive(12)
                        .shortLived(4)
                        .start()) {
            for (int i = 1; i <= ROTATIONS; i++) {
                load.awaitMore(100);
                Path log = logs.resolve("access.log");
                await().until(() -> Files.exists(log) && Files.size(log) > 0); // logrotate leaves empty ones
                assertThat(PrivilegesIT.ask(logrotate.toArray(String[]::new))).isEmpty();
                int rotated = i;
                await().untilAsserted(() -> assertThat(signals(logs)).hasSize(rotated));
                load.awaitMore(100);
            }
            report = load.stop();
            daemon.terminate();
        }
        assertThat(report.failures()).as(report.toString()).isEmpty();
        List<String> lines = read(logs, "access.log");
        assertThat(lines).allMatch(line -> line.matches(".* \"GET / HTTP/1\\.1\" 200 .*\""));
        assertThat(lines.size()).isEqualTo((int) report.requests()).isGreaterThan(2 * 100 * ROTATIONS);
        assertThat(signals(logs)).hasSize(ROTATIONS);
        assertThat(logs.resolve("access.log")).isNotEmptyFile();
        assertThat(logs.resolve("access.log." + ROTATIONS + ".gz")).exists();
    }

    private static List<String> signals(Path logs) throws IOException {
        return read(logs, "error.log").stream()
                .filter(line -> line.endsWith("Handling signal: usr1"))
                .toList();
    }

    /** All lines of a log and of what was rotated. */
    private static List<String> read(Path logs, String name) throws IOException {
        List<String> lines = new ArrayList<>();
        try (var files = Files.newDirectoryStream(logs, name + "*")) {
            for (Path file : files) {
                InputStream in = Files.newInputStream(file);
                try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
                    reader.lines().forEach(lines::add);
                }
            }
        }
        return lines;
    }
}
