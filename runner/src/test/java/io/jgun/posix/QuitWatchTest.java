package io.jgun.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuitWatchTest {

    @TempDir
    Path directory;

    private final LinkedBlockingQueue<String> quits = new LinkedBlockingQueue<>();

    @Test
    void countsThreadDumpsAlsoThoseThatComeInParts() throws Exception {
        Path output = Files.writeString(directory.resolve("output"), "<args>Full thread dump </args>\n");
        assertThat(QuitWatch.start(output, () -> quits.add("QUIT"))).isTrue();

        append(output, "2026-11-21 14:50:07\nFull thr");
        append(output, "ead dump OpenJDK\n" + "\"main\"\n".repeat(3000));
        awaitQuit();

        append(
                output,
                "<writer/>\n".repeat(2000) + "2026-11-21 14:50:08\nFull thread dump OpenJDK\n\nFull thread dump x");
        awaitQuit();
        awaitQuit();
        append(output, "no full thread dump\n");
        assertThat(quits).isEmpty();
    }

    @Test
    void withoutTheLauncherThereIsNothingToSee() {
        assertThat(Signals.handle("QUIT", quits::add)).isFalse();
    }

    private void awaitQuit() throws InterruptedException {
        assertThat(quits.poll(10, TimeUnit.SECONDS)).isEqualTo("QUIT");
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }
}
