package io.jgun.benchmarks;

import static io.jgun.benchmarks.Metric.CPU;
import static io.jgun.benchmarks.Metric.FIRST;
import static io.jgun.benchmarks.Metric.OTHERS;
import static io.jgun.benchmarks.Metric.P50;
import static io.jgun.benchmarks.Metric.P99;
import static io.jgun.benchmarks.Metric.PRIVATE;
import static io.jgun.benchmarks.Metric.RATE;
import static io.jgun.benchmarks.Metric.START_CPU;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is measured. The order is that of the measurements on one server. */
enum Case {
    START(Setup.PLAIN, "start to the first 200", false, Measurements::start, FIRST, START_CPU),
    IDLE_MEMORY(Setup.PLAIN, "memory two seconds after the first request", false, Measurements::idleMemory, PRIVATE),
    C1(Setup.PLAIN, "hello, 1 connection", Load.connections(1)),
    C64(Setup.PLAIN, "hello, 64 connections", Load.connections(64)),
    C512(Setup.PLAIN, "hello, 512 connections", Load.connections(512)),
    CLOSE(
            Setup.PLAIN,
            "hello, a new connection for each request, 64 at once",
            Load.connections(64).closing()),
    LOADED_MEMORY(Setup.PLAIN, "memory after the load", true, Measurements::memory, PRIVATE);

    private final Setup setup;
    private final String title;
    private final boolean warm;
    private final Measurement measurement;
    private final List<Metric> metrics;

    Case(Setup setup, String title, boolean warm, Measurement measurement, Metric... metrics) {
        this.setup = setup;
        this.title = title;
        this.warm = warm;
        this.measurement = measurement;
        this.metrics = List.of(metrics);
    }

    Case(Setup setup, String title, Load load) {
        this(setup, title, true, subject -> Measurements.load(subject, load), CPU, RATE, P50, P99, OTHERS);
    }

    Setup setup() {
        return setup;
    }

    String title() {
        return title;
    }

    /** Whether the server is loaded for a while before it. */
    boolean warm() {
        return warm;
    }

    Measurement measurement() {
        return measurement;
    }

    /** What it gives; the first one is the one to compare by. */
    List<Metric> metrics() {
        return metrics;
    }

    /** As it is written on the command line: {@code idle-memory}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Misuse if there is none of that name */
    static Case of(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow(() -> Misuse.unknown(
                        "--case",
                        label,
                        Arrays.stream(values()).map(Case::label).toList()));
    }
}
