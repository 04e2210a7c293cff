package io.jgun.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel tells of one thread: whether it waits for something, for a processor, or has one. The JVM takes a thread
 * for running in all three cases while it is in a system call. See proc_pid_stat(5) and proc_pid_schedstat(5).
 */
public final class ProcessorUse {

    private final Path stat;
    private final Path schedstat;

    ProcessorUse(Path thread) {
        this.stat = thread.resolve("stat");
        this.schedstat = thread.resolve("schedstat");
    }

    /** Of the calling thread; null where the kernel does not tell. */
    public static @Nullable ProcessorUse ofCaller() {
        try {
            Path own = Path.of("/proc").resolve(Files.readSymbolicLink(Path.of("/proc/thread-self")));
            ProcessorUse use = new ProcessorUse(own);
            return use.ranNanos() > 0 ? use : null;
        } catch (IOException | UnsupportedOperationException notLinux) {
            return null;
        }
    }

    /** How long it has had a processor, in nanoseconds, as of the last tick of the system's clock; 0 once it has ended. */
    public long ranNanos() {
        String text = SystemFile.text(schedstat);
        int end = text.indexOf(' ');
        return end > 0 ? Long.parseLong(text.substring(0, end)) : 0;
    }

    /** Whether it neither has a processor nor waits for one: it waits for a lock, a socket, a disk. */
    public boolean sleeps() {
        String text = SystemFile.text(stat);
        int state = text.lastIndexOf(')') + 2; // the name before it may hold anything
        return state > 1 && state < text.length() && text.charAt(state) != 'R';
    }
}
