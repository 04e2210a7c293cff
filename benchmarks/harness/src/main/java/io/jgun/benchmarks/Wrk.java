package io.jgun.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A run of wrk. */
final class Wrk {
    private final Process process;
    private final Path output;

    private Wrk(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Wrk start(Subject subject, Load load, Duration time) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "wrk", "--latency", "-t1", "-c" + load.connections(), "-d" + Math.max(1, time.toSeconds()) + "s"));
        words.add("--timeout=10s");
        if (load.fresh()) {
            words.addAll(List.of("-H", "Connection: close"));
        }
        if (load.body() > 0) {
            Path script = Files.writeString(
                    subject.temp().resolve("post.lua"),
                    "wrk.method = \"POST\"\nwrk.body = string.rep(\"x\", " + load.body() + ")\n");
            words.addAll(List.of("-s", script.toString()));
        }
        words.add("http://127.0.0.1:" + subject.server().port() + load.target());
        Path output = Files.createTempFile(subject.temp(), "wrk", ".txt");
        return new Wrk(
                Children.start(
                        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile())),
                output);
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Before its time, without a report. */
    void end() throws InterruptedException {
        Children.end(process);
    }

    WrkReport await() throws IOException, InterruptedException {
        process.waitFor();
        return WrkReport.parse(Files.readString(output, StandardCharsets.UTF_8));
    }
}
