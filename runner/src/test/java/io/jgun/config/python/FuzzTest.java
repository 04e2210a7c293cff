package io.jgun.config.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.config.ConfigEntry;
import io.jgun.config.ConfigException;
import io.jgun.config.ConfigFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Mutated files, and the functions in them, give values or a clear error, in bounded time and memory. {@code
 * -Djgun.fuzz.files=N} tries more of them, {@code -DargLine=-Xmx256m} with a bounded heap.
 */
class FuzzTest {

    private static final long LONGEST_NANOS = 20_000_000_000L;
    private static final String[] PIECES = {
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ":",
        ",",
        "'",
        "\"",
        "\"\"\"",
        "\n",
        "\n    ",
        "\t",
        "\\",
        "*",
        "**",
        "=",
        "==",
        " if ",
        " else ",
        " for x in ",
        " lambda x: ",
        "f'{",
        "}'",
        "9**9**9",
        "'a'*10**10",
        "range(10**12)",
        " not ",
        "while True: pass\n",
        "def f(): f()\n",
        "return ",
        "yield ",
        "del ",
        "None",
        "0x",
        "1e999",
        "\u00e9",
        "\u0000",
        "-1",
        ".",
        "%s",
        "[x for x in ",
        "try:\n",
        "except:\n",
        "class A:\n",
        "@",
        ":=",
        "{0!r:>{w}}",
        "# ",
        "\r"
    };

    @Test
    void everyMutationGivesValuesOrAClearError() throws IOException {
        int files = Integer.getInteger("jgun.fuzz.files", 100_000);
        Random random = new Random(42);
        List<String> sources = new ArrayList<>();
        for (Path file : Corpus.files()) {
            sources.add(Files.readString(file));
        }
        int failed = 0;
        for (int i = 0; i < files; i++) {
            String text = mutate(sources, random);
            long start = System.nanoTime();
            try {
                for (ConfigEntry entry : PythonConfigFile.parse(text, "fuzz.py", Corpus.CONTEXT)) {
                    if (entry.value() instanceof ConfigFunction function) {
                        call(function);
                    }
                }
            } catch (ConfigException e) {
                failed++;
                assertThat(e.getMessage()).as(text).startsWith("fuzz.py:").doesNotContain("InternalError");
            } catch (RuntimeException | Error e) {
                throw new AssertionError("file " + i + ":\n" + text, e);
            }
            assertThat(System.nanoTime() - start).as(text).isLessThan(LONGEST_NANOS);
        }
        assertThat(failed).isBetween(files / 10, files - 1);
    }

    private static void call(ConfigFunction function) {
        int arguments = function.accepts(2) ? 2 : function.accepts(1) ? 1 : 0;
        function.call(Collections.nCopies(arguments, "a b"));
    }

    private static String mutate(List<String> sources, Random random) {
        StringBuilder text = new StringBuilder(sources.get(random.nextInt(sources.size())));
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && text.length() > 1; i++) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> text.replace(at, to, PIECES[random.nextInt(PIECES.length)]);
                case 3 -> text.insert(at, text.substring(at, to));
                default -> {
                    String other = sources.get(random.nextInt(sources.size()));
                    int from = random.nextInt(other.length());
                    text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(60)));
                }
            }
        }
        return text.toString();
    }
}
