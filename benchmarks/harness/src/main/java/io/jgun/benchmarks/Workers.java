package io.jgun.benchmarks;

import static io.jgun.benchmarks.Metric.ARBITER;
import static io.jgun.benchmarks.Metric.READY_CPU;
import static io.jgun.benchmarks.Metric.SPAWN;
import static io.jgun.benchmarks.Metric.SPAWN_CPU;
import static io.jgun.benchmarks.Metric.WORKER;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Servers whose workers are processes of their own. */
final class Workers {
    private static final int SETTLING_MILLIS = 2000;
    private static final Pattern BOOTING = Pattern.compile("Booting worker with pid: (\\d+)");
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
        return newcomer(subject, workers, begun);
    }

    static Figures respawn(Subject subject) throws IOException, InterruptedException {
        Set<Long> workers = workers(subject);
        long begun = System.nanoTime();
        for (long pid : workers) {
            signal("KILL", pid);
        }
        return newcomer(subject, workers, begun);
    }

    private static Figures newcomer(Subject subject, Set<Long> known, long begun)
            throws IOException, InterruptedException {
        double ready = ProcessTree.cpuSecondsOfOne(booting(subject, known));
        ProcessHandle worker = newWorker(subject, known);
        double millis = (System.nanoTime() - begun) / 1e6;
        double serving = ProcessTree.cpuSecondsOfOne(worker);
        return new Figures(Map.of(READY_CPU, ready * 1000, SPAWN, millis, SPAWN_CPU, serving * 1000));
    }

    /** Waits until one says that it boots that is not among those. */
    private static ProcessHandle booting(Subject subject, Set<Long> known) throws IOException, InterruptedException {
        return await(
                () -> {
                    Matcher line = BOOTING.matcher(subject.server().said());
                    while (line.find()) {
                        long pid = Long.parseLong(line.group(1));
                        if (!known.contains(pid)) {
                            return ProcessHandle.of(pid);
                        }
                    }
                    return Optional.empty();
                },
                "no new worker has booted");
    }

    /** Waits until one answers that is not among those. */
    private static ProcessHandle newWorker(Subject subject, Set<Long> known) throws IOException, InterruptedException {
        return await(
                () -> {
                    try {
                        Matcher answer = PID.matcher(Http.get(subject.server().port(), "/?pid"));
                        if (answer.find() && !known.contains(Long.parseLong(answer.group(1)))) {
                            return ProcessHandle.of(Long.parseLong(answer.group(1)));
                        }
                    } catch (IOException e) {
                        // it was with the worker that is being killed
                    }
                    return Optional.empty();
                },
                "no new worker has answered");
    }

    private interface Look {
        Optional<ProcessHandle> look() throws IOException;
    }

    private static ProcessHandle await(Look look, String otherwise) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < PATIENCE) {
            Optional<ProcessHandle> found = look.look();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(1);
        }
        throw new IOException(otherwise + " within a minute");
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
