package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A server that one process after the other is: known by its pid file and its error log. */
final class UpgradedServer implements AutoCloseable {

    private static final Duration PATIENCE = Patience.LIMIT;

    private final Path pidFile;
    private final Path log;
    private final String served;
    private final List<Daemon> all = new ArrayList<>();
    private final @Nullable JgunProcess first;

    private UpgradedServer(Path directory, Jgun command, boolean daemon, String served) {
        this.served = served;
        pidFile = directory.resolve("jgun.pid");
        log = directory.resolve("error.log");
        command.with("--error-logfile", log.toString());
        if (daemon) {
            first = null;
            all.add(Daemon.start(command, pidFile));
        } else {
            first = command.with("--pid", pidFile.toString()).start();
            until(() -> isNamed(pidFile));
            all.add(Daemon.of(pidFile));
        }
        awaitServing(arbiter());
    }

    /**
     * Starts it, and waits until it serves.
     *
     * @param directory for its pid file and its log
     */
    static UpgradedServer start(Path directory, Jgun command) {
        return new UpgradedServer(directory, command, false, "Booting worker with pid: ");
    }

    /** With {@code --prefork}: there it is not the arbiter that says that a worker boots. */
    static UpgradedServer startPrefork(Path directory, Jgun command) {
        return new UpgradedServer(directory, command.with("--prefork"), false, "Using worker: ");
    }

    /** In the background. */
    static UpgradedServer startDaemon(Path directory, Jgun command) {
        return new UpgradedServer(directory, command, true, "Booting worker with pid: ");
    }

    /** The process that the pid file names. */
    Daemon arbiter() {
        return all.get(all.size() - 1);
    }

    Path pidFile() {
        return pidFile;
    }

    /** Of the new arbiter, beside the old one. */
    Path secondPidFile() {
        return pidFile.resolveSibling("jgun.pid.2");
    }

    /** Of all of them. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the log contains a text. */
    void awaitLog(String text) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(log()).contains(text));
    }

    /** Waits until a process has said that it has workers. */
    void awaitServing(Daemon process) {
        awaitLog("[" + process.pid() + "] [INFO] " + served);
    }

    /** USR2: both processes are there. Returns the new one, when it serves. */
    Daemon begin() {
        arbiter().signal("USR2");
        until(() -> isNamed(secondPidFile()));
        Daemon second = Daemon.of(secondPidFile());
        awaitServing(second);
        return second;
    }

    /** TERM to the old one. The new one is the arbiter then. */
    void complete(Daemon second) {
        Daemon before = arbiter();
        all.add(second);
        before.signal("TERM");
        until(() -> !before.isAlive());
        until(() -> !isNamed(secondPidFile()));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(pidFile).hasContent(second.pid() + "\n"));
    }

    /** TERM to the new one. The old one remains. */
    void rollBack(Daemon second) {
        second.signal("TERM");
        until(() -> !second.isAlive());
        assertThat(isNamed(secondPidFile())).isFalse();
        assertThat(pidFile).hasContent(arbiter().pid() + "\n");
        awaitLog("The new arbiter (pid: " + second.pid() + ") has ended");
    }

    /** Begins, and completes. */
    void upgrade() {
        complete(begin());
    }

    /** TERM, and waits for its end. */
    void terminate() {
        Daemon last = arbiter();
        last.signal("TERM");
        until(() -> !last.isAlive());
    }

    /** In a directory of root's a file that names nobody is empty. */
    private static boolean isNamed(Path file) {
        try {
            return Files.size(file) > 0;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void until(BooleanSupplier condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition::getAsBoolean);
    }

    @Override
    public void close() {
        for (Daemon process : all) {
            ProcessHandle.of(process.pid()).stream()
                    .flatMap(ProcessHandle::descendants)
                    .forEach(ProcessHandle::destroyForcibly);
            process.close();
        }
        if (first != null) {
            first.close();
        }
    }
}
