package io.jgun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.config.ConfigOutput;
import io.jgun.config.Origin;
import io.jgun.config.ReaderContext;
import io.jgun.config.python.PythonConfigFile;
import io.jgun.settings.Catalog;
import io.jgun.settings.Setting;
import io.jgun.settings.SettingsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedDocsTest {

    private static final Path CHECKOUT = Path.of("..");

    static Iterable<String> files() {
        return GeneratedDocs.files().keySet();
    }

    @ParameterizedTest
    @MethodSource("files")
    void areCurrent(String file) throws IOException {
        String text = GeneratedDocs.files().getOrDefault(file, "");
        Path path = CHECKOUT.resolve(file);
        if (Boolean.getBoolean("jgun.docs.write")) {
            Files.createDirectories(path.resolve("..").normalize());
            Files.writeString(path, text);
        }
        assertThat(path).exists();
        assertThat(Files.readString(path))
                .as("is not what the code says; to write it anew, run the tests with -Djgun.docs.write=true")
                .isEqualTo(text);
    }

    @Test
    void referenceNamesEverySettingAndFlag() {
        String reference = GeneratedDocs.files().getOrDefault("docs/settings.md", "");
        for (Setting<?> setting : Catalog.settings()) {
            assertThat(reference).contains("\n### " + setting.name() + "\n");
            setting.flags().forEach(flag -> assertThat(reference).contains("`" + flag));
        }
    }

    /** Each line of the sample is a valid setting once its # is off. */
    @Test
    void sampleIsAConfigFile() {
        String sample = GeneratedDocs.files().getOrDefault("etc/jgun.conf.py", "");
        String uncommented = sample.lines()
                .filter(line -> line.matches("# ([a-z_]+ = .*|def .*|    pass)"))
                .map(line -> line.substring(2))
                .filter(line -> !line.startsWith("chdir"))
                .reduce("", (text, line) -> text + line + "\n");
        SettingsBuilder builder = new SettingsBuilder(Path.of(""));
        builder.entries(PythonConfigFile.parse(
                uncommented, "sample", new ReaderContext(Map.of(), Path.of(""), ConfigOutput.discard())));
        assertThat(builder.build().origin(io.jgun.settings.WorkerProcesses.WORKERS))
                .isNotEqualTo(Origin.of("default"));
    }
}
