package io.jgun.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {

    @TempDir
    Path proc;

    @Test
    void zombiesOfThisProcessThatNobodyHasWaitedForAreFoundAtTheSecondLook() throws IOException {
        Orphans orphans = new Orphans(proc, 1);
        process(10, "sh) Z 1 (x", 'Z', 1);
        process(11, "sleep", 'S', 1);
        process(12, "other", 'Z', 11);
        Files.createDirectory(proc.resolve("self"));
        Files.createDirectory(proc.resolve("13")); // it ends while we look

        assertThat(orphans.found()).isEmpty();
        process(14, "young", 'Z', 1);
        assertThat(orphans.found()).containsExactly(10L);
        Files.delete(proc.resolve("10/stat"));
        assertThat(orphans.found()).containsExactly(14L);
    }

    private void process(long pid, String name, char state, long parent) throws IOException {
        Path directory = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.writeString(directory.resolve("stat"), "%d (%s) %s %d 1 1 0 -1".formatted(pid, name, state, parent));
    }
}
