package io.jgun.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of the system that a test needs. */
public final class Installed {

    private static boolean updated;

    private Installed() {}

    /** {@link #apt(String, String)} for a package that is named as its command. */
    public static Path apt(String command) {
        return apt(command, command);
    }

    /**
     * The path of a command; if it is missing, its Debian package is installed first. The test is skipped, and says why,
     * where that is impossible: another system, another user than root.
     */
    public static synchronized Path apt(String command, String packageName) {
        Optional<Path> found = find(command);
        if (found.isEmpty()) {
            install(command, packageName);
            found = find(command);
        }
        return found.orElseThrow(() -> new AssertionError("package " + packageName + " has no command " + command));
    }

    /** The same for a file that a package brings. */
    static synchronized void apt(Path file, String packageName) {
        if (!Files.exists(file)) {
            install(file.toString(), packageName);
        }
    }

    private static void install(String what, String packageName) {
        Assumptions.assumeTrue(find("apt-get").isPresent(), what + " is missing, and this system has no apt-get");
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), what + " is missing; only root can install it");
        install(packageName);
    }

    /** One at a time on this machine: test classes run in more than one process, and apt-get does not wait for another. */
    private static void install(String packageName) {
        Path here = Path.of("").toAbsolutePath();
        locked(() -> {
            if (!updated) {
                aptGet(here, "update");
                updated = true;
            }
            aptGet(here, "install", "-y", "--no-install-recommends", packageName);
        });
    }

    private static void locked(Runnable task) {
        Path lock = Path.of(System.getProperty("java.io.tmpdir"), "jgun-tests-apt.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid()) {
                task.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Downloads Debian packages to a directory, without installing them. The test is skipped where that is impossible. */
    static synchronized void download(Path directory, List<String> packages) {
        Assumptions.assumeTrue(find("apt-get").isPresent(), "this system has no apt-get");
        locked(() -> {
            if (!updated) {
                aptGet(directory, "update");
                updated = true;
            }
            aptGet(
                    directory,
                    Stream.concat(Stream.of("download"), packages.stream()).toArray(String[]::new));
        });
    }

    private static Optional<Path> find(String command) {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1))
                .map(directory -> Path.of(directory, command))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void aptGet(Path directory, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("apt-get", "-q"), Stream.of(arguments)).toList());
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        try {
            Path log = Files.createTempFile("apt-get", ".log");
            Process process = builder.directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            Assumptions.assumeTrue(
                    ended && process.exitValue() == 0,
                    () -> "apt-get " + String.join(" ", arguments) + " failed; see " + log);
            Files.delete(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
