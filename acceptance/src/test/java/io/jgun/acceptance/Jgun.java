package io.jgun.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command line of bin/jgun, to be run to its end ({@link #run}) or as a server ({@link #start}).
 *
 * <pre>{@code
 * try (JgunProcess server = Jgun.command("--bind", "127.0.0.1:0", "com.acme.App:servlet").withSamples().start()) {
 *     assertThat(Http.get(server.awaitListening()).body()).contains("Hello");
 * }
 * }</pre>
 *
 * The environment is the test's own without what would change jgun's behaviour (JGUN_*, WEB_CONCURRENCY ...). Servers use the
 * class-data archive of this build ({@link ClassData}), and none has one made, which would take processor time from whatever
 * test runs at that moment, unless a test asks for it with {@code env("JGUN_CLASS_DATA", null)}: ClassDataIT is about it.
 */
public final class Jgun {

    private static final List<String> NEUTRAL = List.of(
            "JGUN_CMD_ARGS",
            "JGUN_DEFAULT_ARGS",
            "JGUN_JAVA_OPTS",
            "GUNICORN_CMD_ARGS",
            "WEB_CONCURRENCY",
            "PORT",
            "FORWARDED_ALLOW_IPS",
            "SENDFILE",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "CLASSPATH",
            "MAVEN_OPTS");

    private static final String USE = "use";

    private final List<String> command = new ArrayList<>();
    private final Map<String, @Nullable String> environment = new HashMap<>();
    private Path directory = Checkout.root();

    private Jgun(Path executable, List<String> arguments) {
        command.add(executable.toString());
        command.addAll(arguments);
        NEUTRAL.forEach(name -> environment.put(name, null));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JGUN_CLASS_DATA", USE);
    }

    /** The launcher of the distribution that this build has made, on the Java that runs the tests. */
    public static Jgun command(String... arguments) {
        return at(Checkout.home().resolve("bin/jgun"), arguments);
    }

    /** A launcher somewhere else. */
    public static Jgun at(Path executable, String... arguments) {
        return new Jgun(executable, List.of(arguments));
    }

    /** Puts words before the command, as {@code nohup} or {@code busybox sh}. */
    public Jgun through(String... words) {
        command.addAll(0, List.of(words));
        return this;
    }

    /** Appends arguments. */
    public Jgun with(String... arguments) {
        command.addAll(List.of(arguments));
        return this;
    }

    /**
     * Says where workers run. Of processes there are two where nothing says how many: booting the five that it would be on
     * two processors shows no more, and takes seconds.
     */
    public Jgun with(Isolation isolation) {
        command.addAll(isolation.options());
        return isolation == Isolation.PROCESSES ? env("WEB_CONCURRENCY", "2") : this;
    }

    /** Puts the sample servlets on the class path. */
    public Jgun withSamples() {
        return with("--classpath", Checkout.sampleClasses().toString());
    }

    /** Sets a variable of the environment, or removes it with null. */
    public Jgun env(String name, @Nullable String value) {
        environment.put(name, value);
        return this;
    }

    /** The working directory; the checkout if not said. */
    public Jgun in(Path workingDirectory) {
        directory = workingDirectory;
        return this;
    }

    /** Runs on another Java, as found by {@link Jdk}. */
    public Jgun on(Jdk jdk) {
        return env("JAVA_HOME", jdk.home().toString());
    }

    /** Starts it and returns at once. To be closed, which ends the process whatever state it is in. */
    public JgunProcess start() {
        if (USE.equals(environment.get("JGUN_CLASS_DATA"))) {
            ClassData.provide();
        }
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        environment.forEach((name, value) -> {
            if (value == null) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        try {
            return new JgunProcess(String.join(" ", command), builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it to its end, for at most half a minute. */
    public Outcome run() {
        return run(Duration.ofSeconds(30));
    }

    /** Runs it to its end; fails the test if that takes longer than the limit. */
    public Outcome run(Duration limit) {
        try (JgunProcess process = start()) {
            return process.awaitExit(limit);
        }
    }

    /**
     * What a finished process leaves.
     *
     * @param exit the exit code; 128 + N if signal N ended it
     * @param out all of stdout
     * @param err all of stderr
     */
    public record Outcome(int exit, String out, String err) {}
}
