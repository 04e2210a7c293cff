package io.jgun.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** All processes that this program has started; none outlives it, however it ends, nor does what they have written. */
final class Children {
    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();
    private static boolean closed;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Children::endAll));
    }

    private Children() {}

    static synchronized Process start(ProcessBuilder builder) throws IOException {
        if (closed) {
            throw new IOException("interrupted");
        }
        Process process = builder.start();
        ALIVE.add(process);
        process.onExit().thenAccept(ALIVE::remove);
        return process;
    }

    /** Asks it to end, and after ten seconds no longer asks. */
    static void end(Process process) throws InterruptedException {
        Stream<ProcessHandle> descendants = process.descendants().toList().stream();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private static void endAll() {
        for (Process process : killAll()) {
            process.onExit().join(); // or it would write into what is deleted next
        }
        Directories.deleteTemporary();
    }

    private static synchronized List<Process> killAll() {
        closed = true;
        for (Process process : ALIVE) {
            Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                    .toList()
                    .forEach(ProcessHandle::destroyForcibly);
        }
        return List.copyOf(ALIVE);
    }
}
