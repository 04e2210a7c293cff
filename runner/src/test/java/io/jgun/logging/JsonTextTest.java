package io.jgun.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @Test
    void readsEveryKindOfValue() {
        Object value = new JsonText(
                        " {\"a\": [1, -2.5e3, true, false, null], \"b\": {}, \"c\": [], \"d\": \"\\\"\\\\\\/\\n\\u00e9é\"} ")
                .read();
        assertThat(value)
                .isEqualTo(Map.of(
                        "a", Arrays.asList(1L, -2500.0, true, false, null),
                        "b", Map.of(),
                        "c", List.of(),
                        "d", "\"\\/\néé"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "[1 2]",
                "01",
                "1.",
                "+1",
                "\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"a\nb\"",
                "nul",
                "1 2",
                "[",
                "{\"a\":1,}",
                "-",
                "--1"
            })
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> new JsonText(text).read())
                .isInstanceOf(JsonText.Malformed.class)
                .hasMessageMatching("line \\d+, column \\d+: .+");
    }

    @Test
    void refusesDepth() {
        assertThatThrownBy(() -> new JsonText("[".repeat(100_000)).read()).isInstanceOf(JsonText.Malformed.class);
    }
}
