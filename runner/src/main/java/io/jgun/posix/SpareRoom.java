package io.jgun.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the system leaves for work that is not the server's own: a container's limits are shared by all its processes,
 * whatever their priority. Linux; elsewhere nothing is known to be scarce.
 */
public final class SpareRoom {

    private static final long KIBI = 1024;

    private final Path root;

    /** The running system's. */
    public SpareRoom() {
        this(Path.of("/"));
    }

    SpareRoom(Path root) {
        this.root = root;
    }

    /** True if processor time is rationed (cgroup {@code cpu.max}): what another process uses the server does not get. */
    public boolean rationsProcessor() {
        for (Path group : groups()) {
            String limit = read(group.resolve("cpu.max"));
            if (!limit.isEmpty() && !limit.startsWith("max")) {
                return true;
            }
        }
        return number(root.resolve("sys/fs/cgroup/cpu/cpu.cfs_quota_us")).orElse(-1) > 0;
    }

    /** Bytes that can be used before a limit is met; page cache may be counted as used. Empty if not known. */
    public OptionalLong memory() {
        OptionalLong least = available();
        for (Path group : groups()) {
            least = lesser(least, number(group.resolve("memory.max")), number(group.resolve("memory.current")));
        }
        Path first = root.resolve("sys/fs/cgroup/memory");
        return lesser(
                least, number(first.resolve("memory.limit_in_bytes")), number(first.resolve("memory.usage_in_bytes")));
    }

    private static OptionalLong lesser(OptionalLong least, OptionalLong limit, OptionalLong used) {
        if (limit.isEmpty() || used.isEmpty()) {
            return least;
        }
        long free = limit.getAsLong() - used.getAsLong();
        return OptionalLong.of(Math.min(free, least.orElse(Long.MAX_VALUE)));
    }

    private OptionalLong available() {
        for (String line : read(root.resolve("proc/meminfo")).split("\n", -1)) {
            if (line.startsWith("MemAvailable:")) {
                return OptionalLong.of(Long.parseLong(line.replaceAll("\\D", "")) * KIBI);
            }
        }
        return OptionalLong.empty();
    }

    /** The control group of this process and those around it, in the one hierarchy of version 2. */
    private List<Path> groups() {
        Path top = root.resolve("sys/fs/cgroup");
        List<Path> groups = new ArrayList<>(List.of(top));
        for (String line : read(root.resolve("proc/self/cgroup")).split("\n", -1)) {
            if (line.startsWith("0::/")) {
                Path path = top;
                for (Path name : Path.of(line.substring("0::/".length()))) {
                    path = path.resolve(name);
                    groups.add(path);
                }
            }
        }
        return groups;
    }

    private static OptionalLong number(Path file) {
        String text = read(file).strip();
        return text.matches("-?\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // another system, another version
        }
    }
}
