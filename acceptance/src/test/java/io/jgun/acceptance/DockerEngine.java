package io.jgun.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A Docker engine of the tests' own, with its own network: what it does there, bridges and packet filters included, nobody
 * else on this machine sees. All of it ends with the process that runs the tests, however that ends.
 */
final class DockerEngine {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The first process of the namespaces; when its input ends, so does it, and with it everything in them. */
    private static final String INIT = """
            ip link set lo up
            dockerd --data-root "$0/data" --exec-root "$0/exec" -p "$0/pid" -H "unix://$0/sock" --shutdown-timeout 3 \
                >"$0/log" 2>&1 </dev/null &
            engine=$!
            cat >/dev/null
            kill "$engine"
            wait "$engine"
            """;

    private static @Nullable DockerEngine shared;

    private final Path directory;
    private final Process process;

    private DockerEngine(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /** One for all tests of this process. They are skipped, and say why, where none can run. */
    static synchronized DockerEngine shared() {
        DockerEngine engine = shared;
        if (engine == null) {
            engine = start();
            shared = engine;
            Runtime.getRuntime().addShutdownHook(new Thread(engine::end));
        }
        return engine;
    }

    private static DockerEngine start() {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can run a Docker engine");
        Installed.apt("dockerd", "docker.io");
        Installed.apt("ip", "iproute2");
        Installed.apt("curl");
        try {
            Path directory = Files.createTempDirectory("jgun-docker");
            Process process = new ProcessBuilder(
                            "unshare",
                            "-n",
                            "-m",
                            "-p",
                            "-f",
                            "--kill-child",
                            "--mount-proc",
                            "sh",
                            "-c",
                            INIT,
                            "" + directory)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("init.log").toFile())
                    .start();
            DockerEngine engine = new DockerEngine(directory, process);
            await().atMost(PATIENCE).until(() -> !process.isAlive() || engine.answers() || engine.hasGivenUp());
            Assumptions.assumeTrue(engine.answers(), () -> "no Docker engine can run here: " + engine.lastWords());
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        return Files.exists(directory.resolve("sock"))
                && run(List.of("docker", "version")).exit() == 0;
    }

    private boolean hasGivenUp() throws IOException {
        return Files.exists(directory.resolve("log")) && text("log").contains("failed to start daemon");
    }

    private String lastWords() {
        try {
            String log = text("init.log") + (Files.exists(directory.resolve("log")) ? text("log") : "");
            return log.substring(Math.max(0, log.length() - 1000));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private String text(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    /** Runs the client, which has to succeed. Gives what it prints on stdout. */
    String docker(String... words) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        Jgun.Outcome outcome = run(command);
        if (outcome.exit() != 0) {
            throw new AssertionError(
                    String.join(" ", command) + " ended with " + outcome.exit() + "\n" + outcome.out() + outcome.err());
        }
        return outcome.out().strip();
    }

    /** Starts a container in the background. */
    Container container(String... words) {
        List<String> command = new ArrayList<>(List.of("run", "-d"));
        command.addAll(List.of(words));
        return new Container(this, docker(command.toArray(String[]::new)));
    }

    /** Runs a command in the engine's network. */
    Jgun.Outcome run(List<String> command) {
        return run(command, Checkout.root());
    }

    Jgun.Outcome run(List<String> command, Path workingDirectory) {
        long init = process.children().findFirst().map(ProcessHandle::pid).orElse(process.pid());
        List<String> words = new ArrayList<>(List.of("nsenter", "-t", "" + init, "-n"));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words).directory(workingDirectory.toFile());
        // An engine or a client of other people's is not meant.
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCKER_") || name.startsWith("COMPOSE_"));
        builder.environment().put("DOCKER_HOST", "unix://" + directory.resolve("sock"));
        builder.environment().put("DOCKER_CONFIG", directory.resolve("client").toString());
        builder.environment().put("DOCKER_BUILDKIT", "1");
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        try {
            Process running = builder.start();
            running.getOutputStream().close();
            Lines out = Lines.of(running.getInputStream(), "stdout");
            Lines err = Lines.of(running.getErrorStream(), "stderr");
            if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly();
                throw new AssertionError(command + " does not end: " + out.text() + err.text());
            }
            return new Jgun.Outcome(running.exitValue(), out.awaitEnd(), err.awaitEnd());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends all containers. */
    void clear() {
        String all = docker("ps", "-aq");
        if (!all.isEmpty()) {
            List<String> words = new ArrayList<>(List.of("rm", "-f"));
            words.addAll(all.lines().toList());
            docker(words.toArray(String[]::new));
        }
    }

    private void end() {
        try {
            process.getOutputStream().close();
            process.waitFor(20, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            new ProcessBuilder("rm", "-rf", "--one-file-system", directory.toString())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
