package io.jgun.posix;

import java.nio.file.Path;

/** The memory of the machine, or of the container or unit that this process is in; and that of processes. Linux. */
public final class SystemMemory {

    private final Path root;

    SystemMemory(Path root) {
        this.root = root;
    }

    /** That of this system. */
    public static SystemMemory here() {
        return new SystemMemory(Path.of("/"));
    }

    /** The smallest of all limits above this process, in bytes; 0 if unknown. */
    public long limit() {
        long least = SystemFile.bytes(root.resolve("proc/meminfo"), "MemTotal").orElse(0);
        for (Path group : new ControlGroups(root).of("memory")) {
            least = smaller(least, group.resolve("memory.max"));
            least = smaller(least, group.resolve("memory.limit_in_bytes"));
        }
        return least;
    }

    private static long smaller(long least, Path file) {
        long other = SystemFile.number(file).orElse(0);
        return other > 0 && (least == 0 || other < least) ? other : least;
    }

    /** What a process has in memory, in bytes; 0 if there is none of that id. */
    public long resident(long pid) {
        return SystemFile.bytes(root.resolve("proc/" + pid + "/status"), "VmRSS")
                .orElse(0);
    }
}
