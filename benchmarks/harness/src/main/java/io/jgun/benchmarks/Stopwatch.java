package io.jgun.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who has used the processors since it was made. */
final class Stopwatch {
    private final ProcessHandle server;
    private final List<ProcessHandle> ours;
    private final double serverThen;
    private final double oursThen;
    private final ProcFiles.Processors then;

    private Stopwatch(ProcessHandle server, List<ProcessHandle> ours) throws IOException {
        this.server = server;
        this.ours = ours;
        this.serverThen = ProcessTree.cpuSeconds(server);
        this.oursThen = ourSeconds();
        this.then = now();
    }

    /** @param ours processes beside this one, and those that it will start and wait for, that are no others */
    static Stopwatch start(ProcessHandle server, ProcessHandle... ours) throws IOException {
        return new Stopwatch(server, List.of(ours));
    }

    /** User and system time of all processes of the server. */
    double serverSeconds() throws IOException {
        return ProcessTree.cpuSeconds(server) - serverThen;
    }

    /** Percent of all processors that neither the server nor the load took. */
    double othersPercent() throws IOException {
        ProcFiles.Processors now = now();
        double others = now.busy() - then.busy() - serverSeconds() - (ourSeconds() - oursThen);
        return Math.max(0, 100 * others / (now.total() - then.total()));
    }

    private double ourSeconds() throws IOException {
        double seconds = ProcessTree.cpuSecondsOfOne(ProcessHandle.current());
        for (ProcessHandle each : ours) {
            seconds += ProcessTree.cpuSecondsOfOne(each);
        }
        return seconds;
    }

    private static ProcFiles.Processors now() throws IOException {
        return ProcFiles.processors(Files.readString(Path.of("/proc/stat")));
    }
}
