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
                .contains("| c64 | CPU us/request | jetty, jetty-best | 0.60 | 0.83 | missed |\n")
                .contains("| c64 | CPU us/request | tomcat, tomcat-best | 0.70 | 0.50 | met |\n")
                .doesNotContain("undertow");
    }

    private void add(String peer, int round, double value, String fault) {
        samples.add(new Samples.Sample(Case.C64, peer, round, new Figures(Map.of(Metric.CPU, value), fault)));
    }
}
