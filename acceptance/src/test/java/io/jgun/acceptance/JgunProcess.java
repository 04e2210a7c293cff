package io.jgun.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A jgun that was started. */
public final class JgunProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
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

    /** Sends a signal, named without {@code SIG}. */
    public void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kill -" + name + " " + pid() + " failed: " + describe());
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
