package io.jgun.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A process and all that came of it. */
final class ProcessTree {
    private ProcessTree() {}

    static double cpuSeconds(ProcessHandle root) throws IOException {
        double seconds = 0;
        for (ProcessHandle each : members(root)) {
            seconds += cpuSecondsOfOne(each);
        }
        return seconds;
    }

    /** 0 if it has ended. */
    static double cpuSecondsOfOne(ProcessHandle process) throws IOException {
        Path stat = Path.of("/proc/" + process.pid() + "/stat");
        try {
            return ProcFiles.cpuSeconds(Files.readString(stat));
        } catch (IOException e) {
            if (process.isAlive()) {
                throw e;
            }
            return 0;
        }
    }

    static long privateBytes(ProcessHandle root) throws IOException {
        long bytes = 0;
        for (ProcessHandle each : members(root)) {
            bytes += privateBytesOfOne(each);
        }
        return bytes;
    }

    static long privateBytesOfOne(ProcessHandle process) throws IOException {
        return ProcFiles.privateBytes(Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup")));
    }

    private static List<ProcessHandle> members(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants()).toList();
    }
}
