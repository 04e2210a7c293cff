package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A jgun that was started. */
public final class JgunProcess implements AutoCloseable {

    private static final Duration PATIENCE = Patience.LIMIT;
    private static final Pattern LISTENING = Pattern.compile("Listening at: (?:[^\\s,]+,)*?(http[^\\s,]+)");

    private final String command;
    private final Process process;
    private final Lines out;
    private final Lines err;

    JgunProcess(String command, Process process) {
        this.command = command;
        this.process = process;
        this.out = Lines.of(process.getInputStream(), "stdout of " + process.pid());
        this.err = Lines.of(process.getErrorStream(), "stderr of " + process.pid());
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pid, which is the server's: the launcher becomes the JVM. */
    public long pid() {
        return process.pid();
    }

    /** Standard output: the access log where it is {@code -}. */
    public Lines out() {
        return out;
    }

    /** Standard error: the error log. */
    public Lines err() {
        return err;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until a line of the error log contains the text, and returns that line. */
    public String awaitLine(String text) {
        return err.await(line -> line.contains(text), PATIENCE, text, this::describe);
    }

    /** Waits until that many workers have begun to boot since the start. */
    public void awaitBooted(int workers) {
        awaitLines("Booting worker with pid: ", workers);
    }

    /**
     * Waits until that many workers of {@code --prefork} serve. One that has begun to boot is not known to its arbiter as a
     * worker yet; who serves has a thread that tells the arbiter how it is.
     */
    public void awaitServing(int workers) {
        await().untilAsserted(() ->
                assertThat(children()).filteredOn(JgunProcess::tellsItsArbiter).hasSize(workers));
    }

    private static boolean tellsItsArbiter(long worker) {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + worker + "/task"))) {
            for (Path thread : threads.toList()) {
                if (Files.readString(thread.resolve("comm")).equals("beat\n")) {
                    return true;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // It has ended, or one of its threads.
        }
        return false;
    }

    /** Waits until that many workers have ended since the start. */
    public void awaitExited(int workers) {
        awaitLines("Worker exiting (pid: ", workers);
    }

    /** What the error log calls the workers that have booted and not ended yet. */
    public List<String> workers() {
        List<String> booted = named("Booting worker with pid: ", "");
        booted.removeAll(named("Worker exiting (pid: ", ")"));
        return booted;
    }

    private List<String> named(String before, String after) {
        return lines(before).stream()
                .map(line -> line.substring(line.indexOf(before) + before.length(), line.length() - after.length()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Waits until that many lines of the error log contain the text, and returns all that do. */
    public List<String> awaitLines(String text, int count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> found = lines(text);
        while (found.size() < count) {
            if (System.nanoTime() > deadline
                    || (!process.isAlive() && lines(text).size() < count)) {
                throw new AssertionError(found.size() + " of " + count + " lines with '" + text + "': " + describe());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            found = lines(text);
        }
        return found;
    }

    /** The lines of the error log so far that contain the text. */
    public List<String> lines(String text) {
        return err.all().stream().filter(line -> line.contains(text)).toList();
    }

    /** Waits until it listens at a TCP address and has said so. Returns that address, without a slash at the end. */
    public URI awaitListening() {
        String line =
                err.await(text -> LISTENING.matcher(text).find(), PATIENCE, "Listening at: http...", this::describe);
        Matcher matcher = LISTENING.matcher(line);
        if (!matcher.find()) {
            throw new AssertionError(line);
        }
        return URI.create(matcher.group(1).replace("0.0.0.0", "127.0.0.1"));
    }

    /** The processes that it has started itself: the workers of {@code --prefork}, in the order of their start. */
    public List<Long> children() {
        return process.children()
                .sorted(Comparator.comparing(
                        child -> child.info().startInstant().orElse(Instant.MAX)))
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Sends a signal, named without {@code SIG}. */
    public void signal(String name) {
        signal(name, pid());
    }

    /** Sends a signal to a process that it has started. */
    public void signal(String name, long pid) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kill -" + name + " " + pid + " failed: " + describe());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for its end, for at most half a minute. */
    public Jgun.Outcome awaitExit() {
        return awaitExit(PATIENCE);
    }

    /** Waits for its end; fails the test if the limit passes. */
    public Jgun.Outcome awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still runs after " + limit + ": " + describe());
            }
            return new Jgun.Outcome(process.exitValue(), out.awaitEnd(), err.awaitEnd());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills it and its children, if it still runs. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String describe() {
        String state = process.isAlive() ? "running" : "exited with " + process.exitValue();
        return "%s (%s)%nstdout:%n%s%nstderr:%n%s".formatted(command, state, out.text(), err.text());
    }
}
