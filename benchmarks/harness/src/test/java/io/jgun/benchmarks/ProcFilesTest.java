package io.jgun.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcFilesTest {
    @Test
    void addsUserAndSystemTimeOfTheProcessAndOfChildrenThatHaveEnded() {
        String stat = "13634 (a) b (c) S 1 13634 13634 0 -1 4194560 4321 99 12 0 150 50 30 20 20 0 27 0 1234567 4096";

        assertThat(ProcFiles.cpuSeconds(stat)).isEqualTo(2.5);
    }

    @Test
    void doesNotCountIdleAndWaitingTimeAsBusyNorGuestsTwice() {
        ProcFiles.Processors processors = ProcFiles.processors("""
                cpu  100 20 30 1000 50 5 10 35 40 2
                cpu0 1 1 1 1 1 1 1 1 0 0
                intr 5
                """);

        assertThat(processors.busy()).isCloseTo(2.0, within(1e-9));
        assertThat(processors.total()).isCloseTo(12.5, within(1e-9));
    }

    @Test
    void missesTheLineOfAllProcessors() {
        assertThatThrownBy(() -> ProcFiles.processors("cpu0 1 1 1 1 1 1 1 1 0 0\n"))
                .hasMessageStartingWith("no line cpu");
    }

    @Test
    void addsPrivateMemoryOnly() {
        List<String> rollup = List.of(
                "5581a0000000-7ffd00000000 ---p 00000000 00:00 0 [rollup]",
                "Rss:               91240 kB",
                "Pss:               60000 kB",
                "Shared_Clean:      30000 kB",
                "Private_Clean:        12 kB",
                "Private_Dirty:     50000 kB",
                "Private_Hugetlb:       0 kB");

        assertThat(ProcFiles.privateBytes(rollup)).isEqualTo(50012L * 1024);
    }
}
