package io.jgun.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real systemd, booted as a user's manager in namespaces of its own: units, sockets, watchdogs and all. Ends, with
 * everything that it started, when it is closed. Tests that need one are skipped, and say why, where there can be none.
 */
final class UserSystemd implements AutoCloseable {

    private static final Duration PATIENCE = Patience.LIMIT;
    private static final List<String> NAMESPACES =
            List.of("unshare", "-C", "-m", "-p", "-f", "--kill-child", "--mount-proc", "sh", "-c");

    private final Path directory;
    private final Path units;
    private final Process process;

    private UserSystemd(Path directory, Path units, Process process) {
        this.directory = directory;
        this.units = units;
        this.process = process;
    }

    /**
     * Boots one.
     *
     * @param directory an empty one, of a short name: it holds sockets
     */
    static UserSystemd boot(Path directory) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "only root can give systemd namespaces of its own");
        Installed.apt("systemctl", "systemd");
        ClassData.provide();
        Path log = directory.resolve("systemd.log");
        String mounts = "mount -t tmpfs tmpfs /run/systemd && mkdir /run/systemd/system";
        Process trial = start(directory, log, command("mkdir -p /run/systemd && " + mounts));
        Assumptions.assumeTrue(
                trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0,
                () -> "no namespaces for a systemd here: " + text(log));
        Path units = Files.createDirectories(directory.resolve("config/systemd/user"));
        Files.createDirectory(directory.resolve("run"));
        Process process = start(
                directory,
                log,
                command("mkdir -p /run/systemd && " + mounts
                        + "; /lib/systemd/systemd --user --unit=sockets.target & wait"));
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        UserSystemd systemd = new UserSystemd(directory, units, process);
        await().atMost(PATIENCE)
                .until(() -> systemd.systemctl("is-active", "sockets.target").exit() == 0);
        return systemd;
    }

    private static List<String> command(String script) {
        return Stream.concat(NAMESPACES.stream(), Stream.of(script)).toList();
    }

    private static Process start(Path directory, Path log, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        environment(directory, builder);
        return builder.start();
    }

    private static void environment(Path directory, ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("DBUS_") || name.startsWith("XDG_"));
        builder.environment().put("JGUN_CLASS_DATA", "use"); // for the units, too
        builder.environment().put("XDG_RUNTIME_DIR", directory.resolve("run").toString());
        builder.environment().put("XDG_CONFIG_HOME", directory.resolve("config").toString());
    }

    /** Writes a unit file, in place of one of that name, and tells systemd. */
    void unit(String name, String text) throws IOException {
        Files.writeString(units.resolve(name), text);
        must("daemon-reload");
    }

    /** Runs systemctl to its end. */
    Jgun.Outcome systemctl(String... arguments) {
        // From outside its namespaces systemd mostly cannot tell who is asking.
        return inside(Stream.concat(Stream.of("systemctl", "--user"), Stream.of(arguments))
                .toList());
    }

    /** Sends a signal to a process by the pid that it has in there. */
    void kill(String signal, String pid) {
        Jgun.Outcome outcome = inside(List.of("kill", "-" + signal, pid));
        if (outcome.exit() != 0) {
            throw new AssertionError(outcome.out() + text(log()));
        }
    }

    private Jgun.Outcome inside(List<String> words) {
        List<String> command = new ArrayList<>(List.of("nsenter", "-t", init(), "-m", "-p", "-C"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        environment(directory, builder);
        try {
            Process inner = builder.start();
            String out = new String(inner.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Jgun.Outcome(inner.waitFor(), out, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first process of the namespaces. */
    private String init() {
        return process.children()
                .findFirst()
                .map(child -> Long.toString(child.pid()))
                .orElse("0");
    }

    /** Runs systemctl, which has to succeed. */
    void must(String... arguments) {
        Jgun.Outcome outcome = systemctl(arguments);
        if (outcome.exit() != 0) {
            throw new AssertionError("systemctl " + String.join(" ", arguments) + ": " + outcome.out() + text(log()));
        }
    }

    /** What systemd knows of a unit, as ActiveState or StatusText. */
    String property(String unit, String name) {
        return systemctl("show", "--value", "-p", name, unit).out().strip();
    }

    void awaitProperty(String unit, String name, String value) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(property(unit, name))
                        .as(() -> name + " of " + unit + "\n" + text(log()))
                        .isEqualTo(value));
    }

    /** Where units of the tests append what they print. */
    Path log() {
        return directory.resolve("units.log");
    }

    private static String text(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly(); // and with it, by --kill-child, all of its namespace
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
