package io.jgun.posix;

import java.nio.file.Path;
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
        for (Path group : new ControlGroups(root).of("memory")) {
            least = smaller(least, group.resolve("memory.max"));
            least = smaller(least, group.resolve("memory.limit_in_bytes"));
        }
        return least;
    }

    private static long smaller(long least, Path file) {
        long other = ControlGroups.number(file).orElse(0);
        return other > 0 && (least == 0 || other < least) ? other : least;
    }

    /** What a process has in memory, in bytes; 0 if there is none of that id. */
    public long resident(long pid) {
        return number(RESIDENT, "proc/" + pid + "/status") * 1024;
    }

    private long number(Pattern pattern, String file) {
        Matcher matcher = pattern.matcher(ControlGroups.read(root.resolve(file)));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
