package io.jgun.posix;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What the system leaves for work that is not the server's own: a container's limits are shared by all its processes,
 * whatever their priority. Linux; elsewhere nothing is known to be scarce.
 */
public final class SpareRoom {

    private final Path root;
    private final ControlGroups groups;

    /** The running system's. */
    public SpareRoom() {
        this(Path.of("/"));
    }

    SpareRoom(Path root) {
        this.root = root;
        this.groups = new ControlGroups(root);
    }

    /** True if processor time is rationed (cgroup {@code cpu.max}): what another process uses the server does not get. */
    public boolean rationsProcessor() {
        for (Path group : groups.of("cpu")) {
            String limit = SystemFile.text(group.resolve("cpu.max"));
            boolean limited = !limit.isEmpty() && !limit.startsWith("max");
            if (limited || SystemFile.number(group.resolve("cpu.cfs_quota_us")).orElse(-1) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Bytes that can be used before a limit is met; page cache may be counted as used. Empty if not known. */
    public OptionalLong memory() {
        OptionalLong least = SystemFile.bytes(root.resolve("proc/meminfo"), "MemAvailable");
        for (Path group : groups.of("memory")) {
            least = lesser(least, group.resolve("memory.max"), group.resolve("memory.current"));
            least = lesser(least, group.resolve("memory.limit_in_bytes"), group.resolve("memory.usage_in_bytes"));
        }
        return least;
    }

    private static OptionalLong lesser(OptionalLong least, Path limitFile, Path usedFile) {
        OptionalLong limit = SystemFile.number(limitFile);
        OptionalLong used = SystemFile.number(usedFile);
        if (limit.isEmpty() || used.isEmpty()) {
            return least;
        }
        long free = limit.getAsLong() - used.getAsLong();
        return OptionalLong.of(Math.min(free, least.orElse(Long.MAX_VALUE)));
    }
}
