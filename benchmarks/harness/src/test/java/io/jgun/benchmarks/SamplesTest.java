package io.jgun.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private final Samples samples = new Samples();

    @Test
    void comparesRoundByRound() {
        add("jgun", 1, 10, "");
        add("other", 1, 20, "");
        add("jgun", 2, 30, "");
        add("other", 2, 100, "");
        add("other", 3, 1, "");

        assertThat(samples.ratio(Case.C64, "jgun", "other", Metric.CPU)).contains(new Statistics(0.3, 0.4, 0.5));
        assertThat(samples.statistics(Case.C64, "other", Metric.CPU)).contains(new Statistics(1, 20, 100));
    }

    @Test
    void hasNoRatioToWhatWasNotMeasured() {
        add("jgun", 1, 10, "");
        add("other", 1, 0, "no request was answered");

        assertThat(samples.ratio(Case.C64, "jgun", "other", Metric.CPU)).isEmpty();
        assertThat(samples.ratio(Case.C64, "jgun", "nobody", Metric.CPU)).isEmpty();
        assertThat(samples.statistics(Case.C1, "jgun", Metric.CPU)).isEmpty();
    }

    @Test
    void tellsInWhichRoundsSomethingWentWrong() {
        add("jgun", 1, 10, "");
        add("jgun", 2, 10, "3 read");
        add("jgun", 3, 10, "1 not 2xx");

        assertThat(samples.faults(Case.C64, "jgun")).isEqualTo("round 2: 3 read; round 3: 1 not 2xx");
        assertThat(samples.faults(Case.C1, "jgun")).isEmpty();
    }

    private void add(String peer, int round, double value, String fault) {
        samples.add(new Samples.Sample(Case.C64, peer, round, new Figures(Map.of(Metric.CPU, value), fault)));
    }
}
