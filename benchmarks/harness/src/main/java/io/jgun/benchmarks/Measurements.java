package io.jgun.benchmarks;

import static io.jgun.benchmarks.Metric.CPU;
import static io.jgun.benchmarks.Metric.FIRST;
import static io.jgun.benchmarks.Metric.OTHERS;
import static io.jgun.benchmarks.Metric.P50;
import static io.jgun.benchmarks.Metric.P99;
import static io.jgun.benchmarks.Metric.PRIVATE;
import static io.jgun.benchmarks.Metric.RATE;
import static io.jgun.benchmarks.Metric.START_CPU;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** How the cases are measured. */
final class Measurements {
    private static final int SETTLING_MILLIS = 2000;
    private static final int LEAD_MILLIS = 300;
    private static final Duration BURST = Duration.ofSeconds(2);
    static final double MEBIBYTE = 1 << 20;

    private Measurements() {}

    static Figures start(Subject subject) {
        Server server = subject.server();
        return new Figures(Map.of(FIRST, server.firstMillis(), START_CPU, server.firstCpuMillis()));
    }

    static Figures idleMemory(Subject subject) throws IOException, InterruptedException {
        Thread.sleep(SETTLING_MILLIS);
        return memory(subject);
    }

    static Figures memory(Subject subject) throws IOException {
        return new Figures(
                Map.of(PRIVATE, ProcessTree.privateBytes(subject.server().process()) / MEBIBYTE));
    }

    /**
     * Lets the JIT compiler do most of its work; nothing is measured. In bursts: what it has compiled while no connection
     * began or ended it gives up, and compiles again, as soon as one does.
     */
    static void warmUp(Subject subject, Load load, Duration time) throws IOException, InterruptedException {
        for (Duration left = time; left.toMillis() > 0; left = left.minus(BURST)) {
            Wrk.start(subject, load, BURST).await();
        }
    }

    static Figures load(Subject subject, Load load) throws IOException, InterruptedException {
        warmUp(subject, load, subject.lead());
        Stopwatch stopwatch = Stopwatch.start(subject.server().process());
        WrkReport report = Wrk.start(subject, load, subject.time()).await();
        return figures(stopwatch, report);
    }

    /** Whether requests that block hold up those that do not. */
    static Figures mixed(Subject subject) throws IOException, InterruptedException {
        Duration longer = subject.time().plus(subject.lead()).plus(BURST).plusSeconds(2);
        Wrk sleepers = Wrk.start(subject, Load.connections(3).to(Load.SLEEP), longer);
        try {
            Thread.sleep(LEAD_MILLIS);
            Load quick = Load.connections(64);
            warmUp(subject, quick, subject.lead());
            Stopwatch stopwatch = Stopwatch.start(subject.server().process(), sleepers.process());
            WrkReport report = Wrk.start(subject, quick, subject.time()).await();
            return figures(stopwatch, report);
        } finally {
            sleepers.end();
        }
    }

    private static Figures figures(Stopwatch stopwatch, WrkReport report) throws IOException {
        double others = stopwatch.othersPercent();
        double server = stopwatch.serverSeconds();
        if (report.requests() == 0) {
            return new Figures(Map.of(RATE, 0.0, OTHERS, others), "no request was answered, " + report.faults());
        }
        return new Figures(
                Map.of(
                        CPU,
                        server * 1e6 / report.requests(),
                        RATE,
                        report.requests() / report.seconds(),
                        P50,
                        report.p50(),
                        P99,
                        report.p99(),
                        OTHERS,
                        others),
                report.faults());
    }
}
