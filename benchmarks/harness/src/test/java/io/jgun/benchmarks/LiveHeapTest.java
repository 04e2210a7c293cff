package io.jgun.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveHeapTest {
    @Test
    void readsTheLastLineOfAHistogram() {
        String histogram = """
                123:
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:         10560         843368  [B (java.base@17.0.15)
                Total         60112        3456789
                """;

        assertThat(LiveHeap.total(histogram)).hasValue(3456789);
    }

    @Test
    void isNothingWithoutOne() {
        assertThat(LiveHeap.total("1234: Unable to open socket file\n")).isEmpty();
    }
}
