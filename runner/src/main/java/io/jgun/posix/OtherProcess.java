package io.jgun.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A process that need not be a child of this one. Linux; elsewhere none is seen. */
public final class OtherProcess {

    // proc(5), /proc/PID/stat, counted from the field after the name.
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int START_TIME = 19;

    private final long pid;
    private final @Nullable String started;

    private OtherProcess(long pid) {
        this.pid = pid;
        this.started = field(Long.toString(pid), START_TIME);
    }

    /** The one that has this pid now. */
    public static OtherProcess of(long pid) {
        return new OtherProcess(pid);
    }

    /** Who has started this process; when that one has ended, who looks after orphans. */
    public static long parent() {
        // Not ProcessHandle.parent: it knows none where /proc hides the processes of others.
        String parent = field("self", PARENT);
        return parent == null ? 0 : Long.parseLong(parent);
    }

    public long pid() {
        return pid;
    }

    /** False from when it has ended, also if nobody has waited for it, or another one has its pid. */
    public boolean isAlive() {
        return started != null && started.equals(field(Long.toString(pid), START_TIME)) && !isZombie(pid);
    }

    /** Ended, and nobody has waited for it, as in a container whose first process does not care for orphans. */
    static boolean isZombie(long pid) {
        return "Z".equals(field(Long.toString(pid), STATE));
    }

    private static @Nullable String field(String process, int index) {
        try {
            String stat = Files.readString(Path.of("/proc", process, "stat"), StandardCharsets.ISO_8859_1);
            // The name before it may itself hold blanks and parentheses.
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ", index + 2)[index];
        } catch (IOException e) {
            return null;
        }
    }
}
