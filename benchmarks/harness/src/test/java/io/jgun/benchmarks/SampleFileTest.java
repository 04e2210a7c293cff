package io.jgun.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFileTest {
    @TempDir
    private Path directory;

    @Test
    void readsWhatWasWritten() throws IOException {
        Samples samples = new Samples();
        samples.add(new Samples.Sample(Case.IDLE_MEMORY, "jgun", 1, new Figures(Map.of(Metric.PRIVATE, 61.25), "")));
        samples.add(new Samples.Sample(
                Case.C64, "tomcat-best", 2, new Figures(Map.of(Metric.CPU, 10.5, Metric.P99, 2.0), "3 read, 1 write")));
        samples.add(new Samples.Sample(Case.C1, "payara", 3, new Figures(Map.of(), "did not start")));
        Path file = directory.resolve("samples.tsv");

        SampleFile.write(file, samples);

        assertThat(SampleFile.read(file)).isEqualTo(samples.all());
    }

    @Test
    void hasNoneWhereThereIsNoFile() throws IOException {
        assertThat(SampleFile.read(directory.resolve("none.tsv"))).isEmpty();
    }

    @Test
    void showsTheLineThatItCannotRead() throws IOException {
        Path file = Files.writeString(directory.resolve("samples.tsv"), "c64\tjgun\tfirst\tCPU\t1\n");

        assertThatThrownBy(() -> SampleFile.read(file))
                .isInstanceOf(Misuse.class)
                .hasMessageContaining("c64\tjgun\tfirst");
    }
}
