package io.jgun.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of the machine, or of the container or unit that this process is in; and that of processes. Linux. */
public final class SystemMemory {

    private static final Pattern TOTAL = Pattern.compile("MemTotal:\\s+([0-9]+) kB");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+([0-9]+) kB");

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
        long least = number(TOTAL, "proc/meminfo") * 1024;
        for (String line : lines("proc/self/cgroup")) {
            String[] fields = line.split(":", 3);
            if (fields.length == 3 && (fields[1].isEmpty() || fields[1].contains("memory"))) {
                boolean unified = fields[1].isEmpty();
                Path mount = root.resolve(unified ? "sys/fs/cgroup" : "sys/fs/cgroup/memory");
                String file = unified ? "memory.max" : "memory.limit_in_bytes";
                Path group = mount.resolve(fields[2].substring(1)).normalize();
                // In a container the path may be that of the host, and then only the mount itself is there.
                for (Path at = group; at != null && at.startsWith(mount); at = at.getParent()) {
                    least = smaller(least, limitIn(at.resolve(file)));
                }
            }
        }
        return least;
    }

    private static long smaller(long least, long other) {
        return other > 0 && (least == 0 || other < least) ? other : least;
    }

    private static long limitIn(Path file) {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException | NumberFormatException none) {
            return 0; // "max", or no such group
        }
    }

    /** What a process has in memory, in bytes; 0 if there is none of that id. */
    public long resident(long pid) {
        return number(RESIDENT, "proc/" + pid + "/status") * 1024;
    }

    private long number(Pattern pattern, String file) {
        for (String line : lines(file)) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.lookingAt()) {
                return Long.parseLong(matcher.group(1));
            }
        }
        return 0;
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file));
        } catch (IOException none) {
            return List.of();
        }
    }
}
