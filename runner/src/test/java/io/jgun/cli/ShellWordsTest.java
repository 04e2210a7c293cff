package io.jgun.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {

    /** What Python's shlex.split makes of the same texts. */
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("  -w 4\t--bind=:80\n", List.of("-w", "4", "--bind=:80")),
                Arguments.of("--env 'A=b c' \"D=e f\"", List.of("--env", "A=b c", "D=e f")),
                Arguments.of("a'b'\"c\"d", List.of("abcd")),
                Arguments.of("'' \"\"", List.of("", "")),
                Arguments.of("a\\ b \\'c", List.of("a b", "'c")),
                Arguments.of("'a\\b' \"a\\b\" \"a\\\"b\" \"a\\\\b\"", List.of("a\\b", "a\\b", "a\"b", "a\\b")),
                Arguments.of("a#b # c", List.of("a#b", "#", "c")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void splitsAsAShellDoes(String text, List<String> words) {
        assertThat(ShellWords.split(text)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a 'b", "a \"b", "a\\", "\"a\\"})
    void saysWhatIsNotFinished(String text) {
        assertThatThrownBy(() -> ShellWords.split(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
