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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A system with a real systemd as its first process, over a copy of this machine's files that vanishes with it. It has a
 * network of its own. Tests that need one are skipped, and say why, where there can be none.
 */
final class Machine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path log;

    private Machine(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Boots one.
     *
     * @param directory to work in; the machine sees it by the same name, as it does the checkout and the Java of the tests
     */
    static Machine boot(Path directory) throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can boot a system");
        Installed.apt("systemd-nspawn", "systemd-container");
        Installed.apt("curl");
        Path script = directory.resolve("boot-machine.sh");
        try (var resource = Machine.class.getResourceAsStream("boot-machine.sh")) {
            Files.copy(Objects.requireNonNull(resource), script);
        }
        Path log = directory.resolve("boot.log");
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Process process = new ProcessBuilder(
                        "unshare",
                        "-m",
                        "sh",
                        script.toString(),
                        Files.createDirectory(directory.resolve("files")).toString(),
                        shared.toString(),
                        Checkout.root().toString(),
                        Jdk.current().home().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Machine machine = new Machine(process, log);
        Runtime.getRuntime().addShutdownHook(new Thread(machine::close));
        await().atMost(PATIENCE)
                .until(() -> !process.isAlive()
                        || (machine.init().isPresent()
                                && machine.run("systemctl is-active multi-user.target")
                                        .out()
                                        .equals("active")));
        Assumptions.assumeFalse(
                !process.isAlive() && process.exitValue() == 77,
                () -> "no machine can be booted here: " + machine.describe());
        if (!process.isAlive()) {
            throw new AssertionError(machine.describe());
        }
        return machine;
    }

    /** The directory that it shares with the test, by the same name. */
    static Path shared(Path directory) {
        return directory.resolve("shared");
    }

    /** What the script says, which has to end with 0. */
    String must(String script) {
        Jgun.Outcome outcome = run(script);
        if (outcome.exit() != 0) {
            throw new AssertionError(script + "\nexit " + outcome.exit() + ": " + outcome.out() + "\n"
                    + run("journalctl -n 50 -o cat -u jgun.service").out());
        }
        return outcome.out();
    }

    /** Runs a script of sh inside, as root. */
    Jgun.Outcome run(String script) {
        long pid = init().orElseThrow(() -> new AssertionError(describe())).pid();
        ProcessBuilder builder = new ProcessBuilder(
                        "nsenter",
                        "-t",
                        Long.toString(pid),
                        "-m",
                        "-u",
                        "-i",
                        "-n",
                        "-p",
                        "-C",
                        "--",
                        "sh",
                        "-euc",
                        script)
                .redirectErrorStream(true);
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        builder.environment().put("LC_ALL", "C");
        try {
            Process inner = builder.start();
            String out = new String(inner.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Jgun.Outcome(inner.waitFor(), out.strip(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What systemd knows of a unit, as ActiveState. */
    String property(String unit, String name) {
        return must("systemctl show -P " + name + " " + unit);
    }

    private Optional<ProcessHandle> init() {
        try (Stream<ProcessHandle> all = process.descendants()) {
            return all.filter(one -> one.info().command().orElse("").endsWith("/systemd"))
                    .findFirst();
        }
    }

    private String describe() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
