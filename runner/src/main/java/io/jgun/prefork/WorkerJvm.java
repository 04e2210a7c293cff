package io.jgun.prefork;

import io.jgun.posix.SystemMemory;
import io.jgun.process.Blueprint;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerIsolation;
import io.jgun.settings.WorkerProcesses;
import io.jgun.sockets.Inheritance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The command that a worker is: a JVM like this one, but with the options that are meant for applications. */
final class WorkerJvm {

    /** Tells a process that it is a worker: its age, and the socket of its arbiter. */
    static final String VARIABLE = "JGUN_WORKER";

    private static final Pattern HEAP_CHOSEN =
            Pattern.compile("-Xmx.*|-XX:(MaxHeapSize|MaxRAMPercentage|MaxRAM|MaxRAMFraction)=.*");

    private static final Pattern HEAP_SHAPED = Pattern.compile(
            "-Xm[nsx].*|-XX:(Initial|Min|Max)(HeapSize|RAM\\w*)=.*|-XX:(Max)?NewSize=.*|-XX:.Use(?!Serial).*GC");

    /** What a heap begins with at most: a JVM would take a 64th of the machine's memory, and touch all of it. */
    private static final long FIRST_HEAP = 64L << 20;

    /** Of what there is: the rest is for what a JVM has beside its heap, and for the arbiter. */
    private static final double HEAPS_SHARE = 0.6;

    private static final long LEAST_HEAP = 32L << 20;

    /** More does not help a worker that was not told so: half of a JVM's own default on a machine with 32 GB. */
    private static final long MOST_HEAP = 4L << 30;

    private WorkerJvm() {}

    /**
     * Starts one.
     *
     * @param told how it finds its arbiter, in its environment
     * @throws IOException if there is no shell, or no memory for another process
     */
    static Process start(WorkerHandle worker, Map<String, String> told) throws IOException {
        ProcessBuilder builder = Inheritance.process(command(worker.crew.blueprint), worker.crew.listeners);
        Map<String, String> environment = builder.environment();
        environment.putAll(told);
        // Meant for the arbiter alone.
        List.of(
                        "NOTIFY_SOCKET",
                        "WATCHDOG_USEC",
                        "WATCHDOG_PID",
                        "LISTEN_FDNAMES",
                        "JGUN_DAEMON",
                        "JGUN_UPGRADE",
                        "JGUN_UPGRADE_STDERR")
                .forEach(environment::remove);
        return builder.start();
    }

    private static List<String> command(Blueprint blueprint) {
        List<String> options = options();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (options.stream().noneMatch(option -> HEAP_CHOSEN.matcher(option).matches())
                || blueprint.settings().isGiven(WorkerIsolation.WORKER_HEAP)) {
            long heap = heap(blueprint.settings(), SystemMemory.here().limit());
            if (options.stream().noneMatch(option -> HEAP_SHAPED.matcher(option).matches())) {
                options.add("-Xms" + Math.min(FIRST_HEAP, heap / 4));
            }
            options.add("-Xmx" + heap);
        }
        command.add("-XX:+DisplayVMOutputToStderr"); // the stacks at a QUIT are no access log
        command.addAll(options);
        for (String property : List.of("jgun.home", "jgun.scans")) { // the launcher's
            command.add("-D" + property + "=" + System.getProperty(property, ""));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.jgun.cli.WorkerMain"));
        return command;
    }

    /** What bin/jgun would have started a server with that is its own worker. */
    private static List<String> options() {
        List<String> options = new ArrayList<>();
        for (String option : System.getProperty("jgun.worker.options", "").split("\\s+", -1)) {
            if (!option.isEmpty()) {
                options.add(option);
            }
        }
        return options;
    }

    /** @param limit of all processes together, in bytes; 0 if unknown */
    static long heap(Settings settings, long limit) {
        long given = settings.get(WorkerIsolation.WORKER_HEAP).of(limit);
        if (given != Long.MAX_VALUE) {
            return given;
        }
        long share = (long) (limit * HEAPS_SHARE) / settings.get(WorkerProcesses.WORKERS);
        return Math.max(LEAST_HEAP, Math.min(MOST_HEAP, share));
    }
}
