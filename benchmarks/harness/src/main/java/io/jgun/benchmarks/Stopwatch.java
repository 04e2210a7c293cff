package io.jgun.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who used the processors since it was made.
 *
 * @param server seconds of the server
 * @param ours seconds of this program and of the wrks that have ended
 */
record Stopwatch(ProcessHandle process, double server, double ours, ProcFiles.Processors processors) {
    static Stopwatch start(ProcessHandle server) throws IOException {
        return new Stopwatch(server, ProcessTree.cpuSeconds(server), own(), now());
    }

    double serverSeconds() throws IOException {
        return ProcessTree.cpuSeconds(process) - server;
    }

    /** Percent of all processors that neither the server nor this program took. */
    double othersPercent() throws IOException {
        ProcFiles.Processors now = now();
        double others = now.busy() - processors.busy() - serverSeconds() - (own() - ours);
        return Math.max(0, 100 * others / (now.total() - processors.total()));
    }

    private static double own() throws IOException {
        return ProcessTree.cpuSecondsOfOne(ProcessHandle.current());
    }

    private static ProcFiles.Processors now() throws IOException {
        return ProcFiles.processors(Files.readString(Path.of("/proc/stat")));
    }
}
