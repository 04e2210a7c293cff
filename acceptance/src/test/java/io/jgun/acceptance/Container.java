package io.jgun.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A container that was started.
 *
 * @param id the engine's
 */
record Container(DockerEngine engine, String id) {

    /** What it has printed: its logs of accesses and errors. */
    Jgun.Outcome logs() {
        return engine.run(List.of("docker", "logs", id));
    }

    /** A field of what the engine knows of it, as {@code .State.ExitCode}. */
    String inspect(String field) {
        return engine.docker("inspect", "-f", "{{" + field + "}}", id);
    }

    /** Runs a command in it. */
    Jgun.Outcome exec(String... words) {
        List<String> command = new ArrayList<>(List.of("docker", "exec", id));
        command.addAll(List.of(words));
        return engine.run(command);
    }

    /** Waits until it says that it serves. */
    void awaitServing() {
        await().pollInterval(Duration.ofMillis(100)).until(() -> {
            Jgun.Outcome logs = logs();
            if (logs.err().contains("Booting worker")) {
                return true;
            }
            if (inspect(".State.Running").equals("false")) {
                throw new AssertionError("ended with " + inspect(".State.ExitCode") + ": " + logs);
            }
            return false;
        });
    }

    /** Sends TERM, and waits for its end. Gives its exit code. */
    String stop() {
        engine.docker("stop", "-t", "40", id);
        return inspect(".State.ExitCode");
    }
}
