package io.jgun.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapturedStreamTest {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final ByteArrayOutputStream original = new ByteArrayOutputStream();
    private final CapturedStream captured = new CapturedStream(lines::add, original);
    private final PrintStream out = new PrintStream(captured, true, StandardCharsets.UTF_8);

    @Test
    void cutsLines() {
        out.print("a");
        out.print("b\nc\r\n\nd");
        assertThat(lines).containsExactly("ab", "c", "");
        captured.close();
        assertThat(lines).containsExactly("ab", "c", "", "d");
    }

    @Test
    void charactersOfSeveralBytesMayBeCutAnywhere() {
        for (byte b : "é漢😀\n".getBytes(StandardCharsets.UTF_8)) {
            out.write(b);
            out.flush();
        }
        assertThat(lines).containsExactly("é漢😀");
    }

    @Test
    void beginningsOfTwoThreadsDoNotMix() throws InterruptedException {
        out.print("one ");
        Thread other = new Thread(() -> {
            out.print("two ");
            out.print("two\n");
            out.print("left behind");
        });
        other.start();
        other.join();
        out.print("one\n");
        assertThat(lines).containsExactly("two two", "one one");
        out.print("x");
        assertThat(lines).containsExactly("two two", "one one", "left behind");
    }

    @Test
    void aLineWithoutEndIsLoggedInParts() {
        out.print("x".repeat(100_000));
        assertThat(lines).hasSize(1);
    }

    @Test
    void whatTheLogItselfPrintsGoesToTheOriginal() {
        List<String> seen = new ArrayList<>();
        PrintStream[] loop = new PrintStream[1];
        CapturedStream stream = new CapturedStream(
                line -> {
                    seen.add(line);
                    loop[0].println("log: " + line);
                },
                original);
        loop[0] = new PrintStream(stream, true, StandardCharsets.UTF_8);
        loop[0].println("hello");
        assertThat(seen).containsExactly("hello");
        assertThat(original.toString(StandardCharsets.UTF_8)).isEqualTo("log: hello\n");
    }
}
