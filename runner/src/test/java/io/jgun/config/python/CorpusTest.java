package io.jgun.config.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.config.ConfigEntry;
import io.jgun.config.ConfigFunction;
import io.jgun.config.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of the corpus gives its names the values that Python gives them, written beside it. */
class CorpusTest {

    static List<Path> files() {
        return Corpus.files();
    }

    @Test
    void coversWhatUsersWrite() {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("files")
    void givesWhatPythonGives(Path file) throws IOException {
        Map<String, @Nullable Object> actual = new HashMap<>();
        for (ConfigEntry entry : PythonConfigFile.read(file, Corpus.CONTEXT)) {
            actual.put(entry.name(), plain(entry.value()));
        }
        String expectedFile = file.toString().replace(".py", ".expected");
        int checked = 0;
        for (String line : Files.readAllLines(Path.of(expectedFile))) {
            int equals = line.indexOf(" = ");
            String name = line.substring(0, equals);
            int cpus = name.indexOf('@');
            if (cpus > 0
                    && Integer.parseInt(name.substring(cpus + 1))
                            != Runtime.getRuntime().availableProcessors()) {
                continue;
            }
            String setting = cpus > 0 ? name.substring(0, cpus) : name;
            String expected = line.substring(equals + 3);
            assertThat(actual).as(line).containsKey(setting);
            assertThat(actual.get(setting)).as(line).isEqualTo(expected(expected));
            checked++;
        }
        assertThat(checked).isPositive();
    }

    private static @Nullable Object expected(String text) {
        if (text.equals("<function>") || text.equals("set()")) {
            return text;
        }
        return plain(Literals.value(text, Origin.of("expected")));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof ConfigFunction) {
            return "<function>";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> String.valueOf(plain(item))).toList();
        }
        return value instanceof byte[] bytes ? new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1) : value;
    }
}
