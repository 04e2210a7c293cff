package io.jgun.benchmarks;

import static io.jgun.benchmarks.Metric.ARBITER;
import static io.jgun.benchmarks.Metric.CONNECTION;
import static io.jgun.benchmarks.Metric.CONNECTION_HEAP;
import static io.jgun.benchmarks.Metric.CPU;
import static io.jgun.benchmarks.Metric.FIRST;
import static io.jgun.benchmarks.Metric.OTHERS;
import static io.jgun.benchmarks.Metric.P50;
import static io.jgun.benchmarks.Metric.P99;
import static io.jgun.benchmarks.Metric.PRIVATE;
import static io.jgun.benchmarks.Metric.RATE;
import static io.jgun.benchmarks.Metric.READY_CPU;
import static io.jgun.benchmarks.Metric.SPAWN;
import static io.jgun.benchmarks.Metric.SPAWN_CPU;
import static io.jgun.benchmarks.Metric.START_CPU;
import static io.jgun.benchmarks.Metric.WORKER;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
    MIXED(
            Setup.PLAIN,
            "hello, 64 connections, while three others sleep 20 ms in each request",
            true,
            Measurements::mixed,
            P99,
            CPU,
            RATE,
            P50,
            OTHERS),
    POST(Setup.PLAIN, "POST of 1 MiB, 8 connections", Load.connections(8).posting(1 << 20)),
    LOADED_MEMORY(Setup.PLAIN, "memory after the load", true, Measurements::memory, PRIVATE),
    LOG(Setup.LOG, "hello, 64 connections, access log in a file", Load.connections(64)),
    FILE(Setup.FILES, "static file of 1 MiB, 8 connections", Load.connections(8).to("/" + Workshop.FILE)),
    BLOCKING(
            Setup.POOL,
            Setup.THREADS + " threads, " + 2 * Setup.THREADS + " connections, 20 ms of sleep in each request",
            true,
            subject -> Measurements.load(
                    subject, Load.connections(2 * Setup.THREADS).to(Load.SLEEP)),
            RATE,
            CPU,
            P50,
            P99,
            OTHERS),
    CONNECTIONS(
            Setup.MANY,
            Setup.CONNECTIONS + " idle connections, each after one request",
            true,
            IdleConnections::measure,
            CONNECTION,
            CONNECTION_HEAP),
    PREFORK_MEMORY(
            Setup.PAIR,
            "memory of the arbiter and of each of two idle workers",
            false,
            Workers::memory,
            WORKER,
            ARBITER),
    PREFORK_C64(Setup.PAIR, "hello, 64 connections, two workers of 8 threads", Load.connections(64)),
    PREFORK_SPAWN(Setup.SINGLE, "one worker more (TTIN)", false, Workers::spawn, READY_CPU, SPAWN_CPU, SPAWN),
    PREFORK_RESPAWN(
            Setup.SINGLE,
            "the only worker killed, until the next one serves",
            false,
            Workers::respawn,
            SPAWN,
            READY_CPU,
            SPAWN_CPU);

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

    /** The same without what makes this one special. */
    Optional<Case> baseline() {
        return this == LOG || this == MIXED ? Optional.of(C64) : Optional.empty();
    }

    /** As it is written on the command line: {@code idle-memory}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The case of this name, or all whose names begin with it: {@code prefork} is all of {@code prefork-*}.
     *
     * @throws Misuse if there is none
     */
    static List<Case> named(String label) {
        List<Case> cases = Arrays.stream(values())
                .filter(each -> each.label().equals(label) || each.label().startsWith(label + "-"))
                .toList();
        if (cases.isEmpty()) {
            throw Misuse.unknown(
                    "--case", label, Arrays.stream(values()).map(Case::label).toList());
        }
        return cases;
    }
}
