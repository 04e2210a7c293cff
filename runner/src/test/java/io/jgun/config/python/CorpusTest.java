package io.jgun.config.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.config.ConfigEntry;
import io.jgun.config.ConfigFunction;
import io.jgun.config.Origin;
import java.io.IOException;
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
        List<Corpus.Expected> expected = Corpus.expected(file);
        assertThat(expected).isNotEmpty();
        for (Corpus.Expected each : expected) {
            assertThat(actual).containsKey(each.name());
            assertThat(actual.get(each.name())).as(each.name()).isEqualTo(expected(each.value()));
        }
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
