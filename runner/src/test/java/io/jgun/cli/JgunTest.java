package io.jgun.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.settings.Catalog;
import io.jgun.settings.Setting;
import io.jgun.settings.Version;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JgunTest {

    @TempDir
    Path directory = Path.of("");

    /** To change the help on purpose: run with -Djgun.docs.write=true and look at the difference. */
    @Test
    void helpIsTheGoldenText() throws IOException {
        Path golden = Path.of("src/test/resources/io/jgun/cli/help.txt");
        String help = run("--help");
        if (Boolean.getBoolean("jgun.docs.write")) {
            Files.writeString(golden, help);
        }
        assertThat(help).isEqualTo(Files.readString(golden));
    }

    @Test
    void helpFitsTheTerminal() {
        for (int width : new int[] {60, 80, 100}) {
            assertThat(Help.text(width)
                            .lines()
                            .filter(line ->
                                    line.length() > width && line.strip().contains(" "))
                            .filter(line -> !line.strip().startsWith("-")))
                    .isEmpty();
        }
        assertThat(Help.terminalWidth(Map.of("COLUMNS", "100"))).isEqualTo(100);
        assertThat(Help.terminalWidth(Map.of("COLUMNS", "wide"))).isEqualTo(80);
        assertThat(Help.text(1)).isEqualTo(Help.text(50));
    }

    @Test
    void helpShowsEveryOptionThatDoesSomething() {
        String help = run("--help");
        for (Setting<?> setting : Catalog.settings()) {
            for (String flag : setting.flags()) {
                boolean shown = !setting.availability().refuses();
                assertThat(help.lines().anyMatch(line -> (line + " ").matches("  .*" + flag + "[ ,].*")))
                        .as(flag)
                        .isEqualTo(shown);
            }
        }
    }

    @Test
    void versionIsTheProjects() throws IOException {
        assertThat(run("--version")).isEqualTo("jgun (version " + Version.NUMBER + ")\n");
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<version>" + Version.NUMBER + "</version>");
    }

    @Test
    void printConfigShowsEverySettingItsValueAndItsOrigin() {
        String printed = run("--print-config", "-w3", "-b", "unix:/run/a.sock", "--umask", "027");
        assertThat(printed.lines()).hasSize(Catalog.settings().size()).isSorted();
        assertThat(printed)
                .containsPattern("(?m)^workers += 3  # command line$")
                .containsPattern("(?m)^bind += \\['unix:/run/a.sock'\\]  # command line$")
                .containsPattern("(?m)^umask += 0o27  # command line$")
                .containsPattern("(?m)^timeout += 30  # default$")
                .containsPattern("(?m)^accesslog += None  # default$");
    }

    @Test
    void completionScriptsAreValidAndOfferWhatIsAvailable() throws Exception {
        String script = run("--generate-completion", "bash");
        assertThat(script).contains("--worker-class").contains("--bind").doesNotContain("--paste-global");
        assertThat(run("--generate-completion", "zsh")).contains("bashcompinit");
        Path file = Files.writeString(directory.resolve("jgun.bash"), script);
        Process bash = new ProcessBuilder("bash", "-n", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
    }

    @Test
    void whatALogWouldWarnOfIsToldWithTheConfig() throws IOException {
        Files.writeString(directory.resolve("jgun.conf.py"), "wrokers = 3\n");
        assertThat(run("--print-config")).contains("jgun.conf.py:1: wrokers is no setting; did you mean workers?\n");
    }

    @Test
    void noApplicationIsAnError() {
        assertThatThrownBy(() -> run()).hasMessageContaining("no application to serve");
    }

    private String run(String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new Jgun(Map.of(), directory, out, out).run(List.of(words));
        return Objects.requireNonNull(bytes.toString(StandardCharsets.UTF_8));
    }
}
