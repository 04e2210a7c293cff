package io.jgun.benchmarks;

import static io.jgun.benchmarks.Metric.ARBITER;
import static io.jgun.benchmarks.Metric.SPAWN;
import static io.jgun.benchmarks.Metric.SPAWN_CPU;
import static io.jgun.benchmarks.Metric.WORKER;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Servers whose workers are processes of their own. */
final class Workers {
    private static final int SETTLING_MILLIS = 2000;
    private static final Pattern PID = Pattern.compile("pid (\\d+)");
    private static final long PATIENCE = 60_000_000_000L;

    private Workers() {}

    /** Of a server with two workers. */
    static Figures memory(Subject subject) throws IOException, InterruptedException {
        Set<Long> workers = new HashSet<>();
        while (workers.size() < 2) {
            workers.add(newWorker(subject, workers).pid());
        }
        Thread.sleep(SETTLING_MILLIS);
        long sum = 0;
        for (long pid : workers) {
            sum += ProcessTree.privateBytesOfOne(ProcessHandle.of(pid).orElseThrow());
        }
        long arbiter = ProcessTree.privateBytesOfOne(subject.server().process());
        return new Figures(Map.of(WORKER, sum / 2.0 / Measurements.MEBIBYTE, ARBITER, arbiter / Measurements.MEBIBYTE));
    }

    static Figures spawn(Subject subject) throws IOException, InterruptedException {
        Set<Long> workers = workers(subject);
        long begun = System.nanoTime();
        signal("TTIN", subject.server().process().pid());
        return until(newWorker(subject, workers), begun);
    }

    static Figures respawn(Subject subject) throws IOException, InterruptedException {
        Set<Long> workers = workers(subject);
        long begun = System.nanoTime();
        for (long pid : workers) {
            signal("KILL", pid);
        }
        return until(newWorker(subject, workers), begun);
    }

    private static Figures until(ProcessHandle worker, long begun) throws IOException {
        double millis = (System.nanoTime() - begun) / 1e6;
        return new Figures(Map.of(SPAWN, millis, SPAWN_CPU, ProcessTree.cpuSecondsOfOne(worker) * 1000));
    }

    /** Waits until one answers that is not among those. */
    private static ProcessHandle newWorker(Subject subject, Set<Long> known) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < PATIENCE) {
            try {
                Matcher answer = PID.matcher(Http.get(subject.server().port(), "/?pid"));
                if (answer.find() && !known.contains(Long.parseLong(answer.group(1)))) {
                    return ProcessHandle.of(Long.parseLong(answer.group(1))).orElseThrow();
                }
            } catch (IOException e) {
                // it was with the worker that is being killed
            }
            Thread.sleep(1);
        }
        throw new IOException("no new worker has answered within a minute");
    }

    private static Set<Long> workers(Subject subject) {
        Set<Long> workers = new HashSet<>();
        subject.server().process().children().map(ProcessHandle::pid).forEach(workers::add);
        return workers;
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        Children.start(new ProcessBuilder("kill", "-" + name, Long.toString(pid)))
                .waitFor();
    }
}
