package io.jgun.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void takesTheMiddleOne() {
        assertThat(Statistics.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Statistics(1, 4, 9));
    }

    @Test
    void takesTheMeanOfTheMiddleTwo() {
        assertThat(Statistics.of(List.of(10.0, 1.0, 2.0, 4.0))).isEqualTo(new Statistics(1, 3, 10));
    }

    @Test
    void hasNoneOfNothing() {
        assertThatThrownBy(() -> Statistics.of(List.of())).hasMessage("no values");
    }
}
