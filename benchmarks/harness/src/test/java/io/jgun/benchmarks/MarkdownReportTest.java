package io.jgun.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
    private static final Set<Case> CASES = EnumSet.allOf(Case.class);
    private static final Checkout CHECKOUT = new Checkout(Path.of("/src/jgun"), Path.of("/opt/java"));

    private final Samples samples = new Samples();
    private final List<Peer> peers = List.of(
            new Peer("jgun", "jgun", "as it comes", CASES, (setup, place) -> Command.of("/src/jgun/bin/jgun App")),
            new Peer("jetty", "Jetty 12", "embedded", CASES, (setup, place) -> Command.of("/opt/java/bin/java Jetty")),
            new Peer("other", "Other 1", "embedded", CASES, (setup, place) -> Command.of("other")));

    @Test
    void writesFiguresRatiosAndWhereRequestsFailed() {
        add("jgun", 1, 10, "");
        add("jgun", 2, 12, "");
        add("jetty", 1, 20, "");
        add("jetty", 2, 20, "3 read");

        String report = new MarkdownReport(samples, peers, CHECKOUT).write(Map.of("date", "today"));

        assertThat(report)
                .contains("- date: today\n")
                .contains("## c64: hello, 64 connections\n")
                .contains("| jgun | 11.0 (10.0–12.0) | - |")
                .contains("| jetty † | 20.0 | - |")
                .contains("| jgun over | CPU us/request | requests/s | p50 ms | p99 ms |\n|---|---:|---:|---:|---:|\n")
                .contains("| jetty † | 0.55 (0.50–0.60) | - |")
                .contains("† jetty: round 2: 3 read\n")
                .contains("- jgun: jgun, as it comes: `bin/jgun App`\n")
                .contains("- jetty: Jetty 12, embedded: `java Jetty`\n")
                .doesNotContain("other:")
                .doesNotContain("## c1:");
    }

    @Test
    void comparesWithTheGoals() {
        add("jgun", 1, 10, "");
        add("jetty", 1, 20, "");
        add("jetty-best", 1, 12, "");
        add("tomcat", 1, 20, "");

        String report = new MarkdownReport(samples, peers, CHECKOUT).write(Map.of());

        assertThat(report)
                .contains("| c64 | CPU us/request | jgun over jetty, jetty-best | 0.60 | 0.83 | missed |\n")
                .contains("| c64 | CPU us/request | jgun over tomcat, tomcat-best | 0.70 | 0.50 | met |\n")
                .doesNotContain("undertow");
    }

    @Test
    void comparesWithItselfAndWithWhatThereCanBe() {
        add(Case.C64, "jgun", Metric.CPU, 10);
        add(Case.LOG, "jgun", Metric.CPU, 12);
        add(Case.START, "jgun", Metric.FIRST, 100);
        add(Case.START, "jgun-war", Metric.FIRST, 140);
        add(Case.BLOCKING, "jgun", Metric.RATE, 3_000);
        add(Case.CONNECTIONS, "jgun", Metric.CONNECTION, 5_000);

        String report = new MarkdownReport(samples, peers, CHECKOUT).write(Map.of());

        assertThat(report)
                .contains("| log | CPU us/request | log over c64 | 1.10 | 1.20 | missed |\n")
                .contains("| start | first 200, ms | jgun-war over jgun | 1.50 | 1.40 | met |\n")
                .contains("| blocking | requests/s | 64 threads / 20 ms over jgun | 1.03 | 1.07 | missed |\n")
                .contains("| connections | bytes/connection | jgun | 6,000 | 5,000 | met |\n");
    }

    private void add(Case of, String peer, Metric metric, double value) {
        samples.add(new Samples.Sample(of, peer, 1, new Figures(Map.of(metric, value), "")));
    }

    private void add(String peer, int round, double value, String fault) {
        samples.add(new Samples.Sample(Case.C64, peer, round, new Figures(Map.of(Metric.CPU, value), fault)));
    }
}
