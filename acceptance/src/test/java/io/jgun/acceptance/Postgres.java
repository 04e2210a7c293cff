package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL of a test's own: a cluster in a temporary directory, at a free port, run by an unprivileged user. */
final class Postgres implements AutoCloseable {

    static final String USER = "shop";
    static final String PASSWORD = "s3cret-of-shop";

    private static final Path ROOT = Path.of("/usr/lib/postgresql");

    private final Path directory;
    private final Path programs;
    private final int port = Http.freePort();
    private final boolean root = "root".equals(System.getProperty("user.name"));
    private @Nullable Process process;

    private Postgres(Path directory, Path programs) {
        this.directory = directory;
        this.programs = programs;
    }

    /** Installs it if it is missing. */
    static Postgres start() {
        Installed.apt("pg_lsclusters", "postgresql");
        try {
            Path directory = Files.createTempDirectory("jgun-postgres");
            Postgres postgres = new Postgres(directory, programs());
            postgres.create();
            postgres.again();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path programs() throws IOException {
        try (Stream<Path> versions = Files.list(ROOT)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new AssertionError("no PostgreSQL below " + ROOT));
        }
    }

    private void create() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path password = Files.writeString(directory.resolve("password"), PASSWORD);
        if (root) {
            PrivilegesIT.ask("chown", "-R", "postgres", directory.toString());
        }
        run("initdb", "-D", data(), "-U", USER, "--pwfile=" + password, "-A", "scram-sha-256", "--no-sync");
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (root) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private void run(String program, String... arguments) throws IOException {
        Process running = new ProcessBuilder(command(program, arguments))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(running.waitFor()).as(output).isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts it, and waits until it takes connections. */
    void again() throws IOException {
        process = new ProcessBuilder(command(
                        "postgres", "-D", data(), "-p", "" + port, "-h", "127.0.0.1", "-k", directory.toString(), "-F"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        await().until(this::takesConnections);
    }

    private boolean takesConnections() throws IOException, InterruptedException {
        return new ProcessBuilder(command("pg_isready", "-q", "-h", "127.0.0.1", "-p", "" + port))
                        .start()
                        .waitFor()
                == 0;
    }

    /** Ends it at once, whoever is connected. */
    void stop() {
        Process running = process;
        if (running != null) {
            try {
                new ProcessBuilder("kill", "-INT", "" + running.pid()).start().waitFor();
                assertThat(running.waitFor(20, TimeUnit.SECONDS)).isTrue();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        process = null;
    }

    /** Without user and password. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Runs SQL, and gives what it answers: rows without decoration. */
    String sql(String text) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command(
                    "psql", "-qAt", "-h", directory.toString(), "-p", "" + port, "-U", USER, "-c", text, "postgres"));
            builder.environment().put("PGPASSWORD", PASSWORD);
            Process running = builder.directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(running.waitFor()).as(output).isZero();
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
