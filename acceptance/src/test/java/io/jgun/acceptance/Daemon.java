package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A server in the background, known by its pid file. */
final class Daemon implements AutoCloseable {

    private final ProcessHandle process;

    private Daemon(ProcessHandle process) {
        this.process = process;
    }

    /** Starts it with {@code --daemon}; fails the test if the launcher does not return 0. */
    static Daemon start(Jgun command, Path pidFile) {
        Jgun.Outcome launcher =
                command.with("--daemon", "--pid", pidFile.toString()).run();
        assertThat(launcher.exit()).as(launcher.err()).isZero();
        return of(pidFile);
    }

    static Daemon of(Path pidFile) {
        try {
            long pid = Long.parseLong(Files.readString(pidFile).strip());
            return new Daemon(ProcessHandle.of(pid).orElseThrow(() -> new AssertionError("no process " + pid)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Sends a signal, named without {@code SIG}. */
    void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .start()
                    .waitFor();
            assertThat(code).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The processes that it has started and that run. */
    List<Daemon> children() {
        return process.children().map(Daemon::new).toList();
    }

    void terminate() {
        signal("TERM");
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(pid() + " still runs", e);
        }
    }

    /** The fields of {@code /proc/PID/status}, of each thread. */
    List<Map<String, String>> threads() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid() + "/task"))) {
            return tasks.map(task -> status(task.resolve("status")))
                    .filter(status -> !status.isEmpty())
                    .toList();
        }
    }

    Map<String, String> status() {
        return status(Path.of("/proc/" + pid() + "/status"));
    }

    /** One field; empty if there is none. */
    String status(String field) {
        return status().getOrDefault(field, "");
    }

    /** False also for one that nobody has waited for. */
    boolean isAlive() {
        return process.isAlive() && !status("State").startsWith("Z");
    }

    /** Empty for a thread that has ended meanwhile. */
    private static Map<String, String> status(Path file) {
        Map<String, String> fields = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int colon = line.indexOf(':');
                fields.put(
                        line.substring(0, colon),
                        line.substring(colon + 1).strip().replaceAll("\\s+", " "));
            }
        } catch (IOException e) {
            return Map.of();
        }
        return fields;
    }

    /** Where a file descriptor leads. */
    Path descriptor(int number) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/" + pid() + "/fd/" + number));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
