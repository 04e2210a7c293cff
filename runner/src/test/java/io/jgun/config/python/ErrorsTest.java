package io.jgun.config.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.config.ConfigException;
import io.jgun.config.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong is said with its place, kind and remedy. */
class ErrorsTest {

    @Test
    void showsTheLineAndACaret() {
        assertThatThrownBy(() -> PythonConfigFile.parse(
                        "import os\n\nworkers = cpu_cont() * 2\n", "gunicorn.conf.py", Corpus.CONTEXT))
                .isInstanceOf(ConfigException.class)
                .hasMessage("""
                        gunicorn.conf.py:3:11: NameError: name 'cpu_cont' is not defined
                            workers = cpu_cont() * 2
                                      ^""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "x = 1 / 0|c.py:1:7: ZeroDivisionError: division by zero",
                "x = 'a' + 1|c.py:1:9: TypeError: can only concatenate str (not \"int\") to str",
                "x = int('abc')|c.py:1:5: ValueError: invalid literal for int() with base 10: 'abc'",
                "x = {}['k']|c.py:1:7: KeyError: 'k'",
                "x = 9**9**9|c.py:1:6: LimitError: integer too large (over 8192 bits)",
                "x = 'a' * 10**10|c.py:1:9: LimitError: uses too much memory (over 32 MiB)",
                "x = (1|c.py:1:5: SyntaxError: '(' was never closed",
                "x = 'a|c.py:1:5: SyntaxError: unterminated string literal",
                "print 'a'|c.py:1:1: SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?",
                "x = true|c.py:1:5: NameError: name 'true' is not defined. Did you mean: 'True'?",
                "x = 'a'.uper()|c.py:1:9: AttributeError: 'str' object has no attribute 'uper'. Did you mean: 'upper'?",
                "async def f(): pass|c.py:1:1: NotSupportedError: 'async' is not supported by jgun's reader of config files",
            })
    void saysWhatIsWrong(String program, String message) {
        assertThatThrownBy(() -> PythonConfigFile.parse(program, "c.py", Corpus.CONTEXT))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void endsWhatDoesNotEnd() {
        assertThatThrownBy(() -> PythonConfigFile.parse("while True: pass", "c.py", Corpus.CONTEXT))
                .hasMessageContaining("LimitError: takes too long");
        assertThatThrownBy(() -> PythonConfigFile.parse("def f(): f()\nf()", "c.py", Corpus.CONTEXT))
                .hasMessageContaining("RecursionError");
    }

    @Test
    void anUnknownModuleFailsOnlyWhenUsed() {
        assertThat(PythonConfigFile.parse("import myapp\nx = 1\n", "c.py", Corpus.CONTEXT))
                .hasSize(1);
        assertThatThrownBy(() -> PythonConfigFile.parse("import myapp\nx = myapp.f()\n", "c.py", Corpus.CONTEXT))
                .hasMessageContaining("c.py:2:11: ModuleNotFoundError")
                .hasMessageContaining("not available under jgun");
    }

    @Test
    void literalsAreNoMoreThanThat() {
        assertThat(Literals.arguments("(\"prod\", 3)", Origin.of("APP"))).isEqualTo(List.of("prod", 3L));
        assertThat(Literals.arguments("()", Origin.of("APP"))).isEmpty();
        assertThatThrownBy(() -> Literals.arguments("(f())", Origin.of("APP"))).isInstanceOf(ConfigException.class);
    }
}
