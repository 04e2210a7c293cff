package io.jgun.posix;

import java.io.IOException;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The dead that nobody else buries. The first process of a container becomes the parent of every process whose own has
 * ended, and has to wait(2) for them, or they stay as zombies. Linux.
 */
public final class Orphans {

    private final Path proc;
    private final long self;
    private Set<Long> seen = Set.of();

    Orphans(Path proc, long self) {
        this.proc = proc;
        this.self = self;
    }

    /** Those of this process. */
    public static Orphans ofThisProcess() {
        return new Orphans(Path.of("/proc"), ProcessHandle.current().pid());
    }

    /** Waits for those that have ended, if this is the first process. To be called now and then; takes no time. */
    public void bury() {
        if (self == 1) {
            found().forEach(Orphans::await);
        }
    }

    /** Zombies that were there at the last call already: the JDK waits at once for the processes that it has started. */
    Set<Long> found() {
        Set<Long> zombies = new HashSet<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(String.valueOf(process.getFileName()));
                if (isZombieOfThisOne(process)) {
                    zombies.add(pid);
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            return Set.of();
        }
        Set<Long> old = new HashSet<>(zombies);
        old.retainAll(seen);
        seen = zombies;
        return old;
    }

    private boolean isZombieOfThisOne(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            // The second field is a name in parentheses that may hold anything.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 3);
            return fields[0].equals("Z") && fields[1].equals(Long.toString(self));
        } catch (IOException gone) {
            return false;
        }
    }

    private static void await(long pid) {
        try {
            Method wait = Class.forName("java.lang.ProcessHandleImpl")
                    .getDeclaredMethod("waitForProcessExit0", long.class, boolean.class);
            wait.setAccessible(true);
            wait.invoke(null, pid, true);
        } catch (ReflectiveOperationException | InaccessibleObjectException closed) {
            // Started without bin/jgun: the zombie takes an entry of the process table, and nothing else.
        }
    }
}
