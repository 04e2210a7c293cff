package io.jgun.prefork;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.MemoryLimit;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerIsolation;
import io.jgun.settings.WorkerProcesses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerJvmTest {

    private static final long MIB = 1 << 20;

    @ParameterizedTest
    @CsvSource({
        "1024, 2, 307", // three fifths, divided
        "1024, 1, 614",
        "512, 64, 32", // less than this is of no use
        "65536, 2, 4096", // more is not taken without being told to
        "0, 4, 32"
    })
    void whatThereIsIsDividedAmongTheWorkers(long limit, int workers, long heap) {
        assertThat(WorkerJvm.heap(settings(workers), limit * MIB) / MIB).isEqualTo(heap);
    }

    @Test
    void whatIsGivenCounts() {
        Settings amount = settings(9).with(WorkerIsolation.WORKER_HEAP, new MemoryLimit(48 * MIB, 0));
        assertThat(WorkerJvm.heap(amount, 1024 * MIB)).isEqualTo(48 * MIB);
        Settings share = settings(9).with(WorkerIsolation.WORKER_HEAP, new MemoryLimit(0, 25));
        assertThat(WorkerJvm.heap(share, 1000 * MIB)).isEqualTo(250 * MIB);
    }

    private static Settings settings(int workers) {
        return Settings.defaults().with(WorkerProcesses.WORKERS, workers);
    }
}
