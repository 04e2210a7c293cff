package io.jgun.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.config.Origin;
import io.jgun.config.python.Corpus;
import io.jgun.config.python.Literals;
import io.jgun.posix.ExitException;
import io.jgun.settings.Catalog;
import io.jgun.settings.Setting;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of the corpus, given to {@code jgun -c FILE com.acme.App:servlet}: the settings have the values that Python
 * gives them, or the file is refused with the expected words.
 */
class CorpusSettingsTest {

    /** All that is wrong with the files that are refused, without the name of the file. */
    private static final Map<String, List<String>> REFUSED = Map.of(
            // Gunicorn refuses this one, too: its keepalive is a whole number.
            "09-literals-annotated.py",
            List.of(":4: keepalive must be a whole number, not 2.5; divide with // or convert with int()"),
            // And this one, too, where there is no such directory.
            "28-env-path.py",
            List.of(":5: chdir must be a directory, and /srv/app is none"));

    static List<Path> accepted() {
        return Corpus.files().stream()
                .filter(file -> !REFUSED.containsKey(name(file)))
                .toList();
    }

    static List<Path> refused() {
        return Corpus.files().stream()
                .filter(file -> REFUSED.containsKey(name(file)))
                .toList();
    }

    @Test
    void fewFilesAreRefused() {
        assertThat(refused()).hasSameSizeAs(REFUSED.keySet());
        assertThat(accepted()).hasSizeGreaterThanOrEqualTo(57);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void settingsHaveTheValuesThatPythonGives(Path file) throws IOException {
        Settings settings = load(file);
        Set<String> expected = new TreeSet<>();
        for (Corpus.Expected each : Corpus.expected(file)) {
            Setting<?> setting = Catalog.named(each.name());
            if (setting != null) {
                expected.add(setting.name());
                assertThat(plain(settings.show(setting)))
                        .as(each.name())
                        .isEqualTo(
                                switch (setting.name()) {
                                    case "bind" -> addresses(each.value());
                                    case "forwarded_allow_ips" -> list(each.value());
                                    default -> plain(each.value());
                                });
                assertThat(settings.origin(setting).source()).as(each.name()).endsWith(name(file));
            }
        }
        assertThat(namedIn(file, settings)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotBeHadIsRefusedByName(Path file) {
        List<String> problems = REFUSED.getOrDefault(name(file), List.of()).stream()
                .map(problem -> file + problem)
                .toList();
        String before = problems.size() == 1 ? "" : problems.size() + " problems in the configuration\n";
        assertThatThrownBy(() -> load(file))
                .isInstanceOf(ExitException.class)
                .hasMessage("Error: " + before + String.join("\n", problems));
    }

    private static Settings load(Path file) {
        CommandArguments arguments = CommandArguments.parse(List.of("-c", file.toString(), "com.acme.App:servlet"));
        return new Configuration(arguments, Corpus.CONTEXT.environment(), Path.of("")).load();
    }

    /** The settings whose value comes from the file, so that none is there that nobody expects. */
    private static Set<String> namedIn(Path file, Settings settings) {
        Set<String> names = new TreeSet<>();
        for (Setting<?> setting : Catalog.settings()) {
            if (settings.origin(setting).source().endsWith(name(file))) {
                names.add(setting.name());
            }
        }
        return names;
    }

    /** Addresses are shown as a list, with the host that an empty one means. */
    private static @Nullable Object addresses(String literal) {
        String list = literal.startsWith("[") ? literal : "[" + literal + "]";
        return plain(list.replace("':", "'0.0.0.0:"));
    }

    /** What Gunicorn's files write as one text with commas. */
    private static @Nullable Object list(String literal) {
        return plain("[" + literal.replaceAll(" *, *", "', '") + "]");
    }

    /** Numbers may be shown to another base, text with other quotes; a function's place does not matter here. */
    private static @Nullable Object plain(String literal) {
        return literal.startsWith("<function") ? "<function>" : Literals.value(literal, Origin.of("test"));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
