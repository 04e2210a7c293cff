package io.jgun.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who has started this process; when that one has ended, who looks after orphans. */
public final class ParentProcess {

    private ParentProcess() {}

    /** Its pid; 0 where the system does not tell (or it is outside of this pid namespace). */
    public static long pid() {
        try {
            // Not ProcessHandle.parent: it knows none where /proc hides the processes of others.
            String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.ISO_8859_1);
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", 3)[1]);
        } catch (IOException e) {
            return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
        }
    }
}
