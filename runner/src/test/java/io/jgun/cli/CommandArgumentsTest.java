package io.jgun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.cli.CommandArguments.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandArgumentsTest {

    @Test
    void readsShortLongClusteredAndRepeatedOptions() {
        assertThat(read("-w4 -b:8080 -b [::1]:8080 --threads=2 -k gthread com.acme.App:servlet"))
                .containsExactlyInAnyOrder(
                        "workers=4",
                        "bind=:8080",
                        "bind=[::1]:8080",
                        "threads=2",
                        "worker_class=gthread",
                        "app=com.acme.App:servlet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-w 4 -b :8080 -b [::1]:8080 --threads=2 -k gthread app.war",
                "-w4 -b:8080 --log-level debug app.war:/a app.B:/b",
                "-w=4 app.war",
                "-Dw4 a",
                "-DRp/run/a.pid a",
                "--daemon --reload a",
                "--access-logfile - --error-logfile=- a",
                "a -w 4 b -t 3 c",
                "--no-sendfile --no-control-socket --preload a",
                "-e A=1 -e B=x=y --env=C= a",
                "--log-file x --error-logfile y a",
                "--access-logformat=%(h)s a",
                "--proxy-protocol=v1 a",
                "-c jgun.conf.py --check-config --print-config a",
                "--limit-request-field_size 1 a",
                "--probe ready",
                "--probe live --health-bind :8001",
                "",
            })
    void aPlainCommandLineReadsAsPicocliReadsIt(String line) {
        List<String> words = ShellWords.split(line);
        assertThat(PlainArguments.parse(words)).as("is plain").isPresent();
        assertThat(sorted(PlainArguments.parse(words).orElseThrow())).isEqualTo(sorted(PicocliArguments.parse(words)));
    }

    /** Whatever the plain reader dares to read, it reads as picocli does. */
    @Test
    void anyMixOfWordsReadsAsPicocliReadsIt() {
        List<String> words = List.of(
                "-w",
                "4",
                "-w4",
                "-b",
                ":80",
                "-b:80",
                "--bind",
                "--bind=:80",
                "-D",
                "-Dw3",
                "-RD",
                "-h",
                "--help",
                "-v",
                "--probe",
                "live",
                "--",
                "-",
                "--reload",
                "--reload=true",
                "--workers=",
                "-w=",
                "-x",
                "--unknown",
                "--proxy-protocol",
                "--proxy-protocol=v2",
                "app",
                "--no-sendfile",
                "-kgevent",
                "--work",
                "-e",
                "A=-b",
                "--threads",
                "=",
                "");
        Random random = new Random(26);
        int plain = 0;
        for (int i = 0; i < 1500; i++) {
            List<String> line = new ArrayList<>();
            for (int j = random.nextInt(5); j >= 0; j--) {
                line.add(words.get(random.nextInt(words.size())));
            }
            var read = PlainArguments.parse(line);
            if (read.isPresent()) {
                plain++;
                assertThat(sorted(read.get())).as(line.toString()).isEqualTo(sorted(PicocliArguments.parse(line)));
                assertThat(PicocliArguments.parse(line).problems())
                        .as(line.toString())
                        .isEmpty();
            }
        }
        assertThat(plain).isGreaterThan(200);
    }

    @ParameterizedTest
    @CsvSource({
        "--help, HELP",
        "-h, HELP",
        "-w 4 --help, HELP",
        "--version, VERSION",
        "-v, VERSION",
        "--generate-completion bash, BASH_COMPLETION",
        "--generate-completion=zsh, ZSH_COMPLETION",
        "app, SERVE",
    })
    void knowsWhatIsAskedFor(String line, Request request) {
        assertThat(CommandArguments.parse(ShellWords.split(line)).request()).isEqualTo(request);
    }

    @Test
    void longOptionsMayBeAbbreviated() {
        assertThat(read("--thread 3 a")).contains("threads=3");
        assertThat(read("--graceful 3 a")).contains("graceful_timeout=3");
    }

    @Test
    void anOptionalValueMayBeLeftOut() {
        assertThat(read("--proxy-protocol")).containsExactly("proxy_protocol=auto");
        assertThat(read("--proxy-protocol v1")).containsExactly("proxy_protocol=v1");
    }

    @Test
    void wordsAfterTwoDashesAreApplications() {
        assertThat(read("-w 2 -- app")).containsExactlyInAnyOrder("workers=2", "app=app");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--wrokers 4         | there is no option --wrokers; did you mean --workers?",
                "--wrokers=4         | there is no option --wrokers; did you mean --workers?",
                "--keepalive 4       | there is no option --keepalive; did you mean --keep-alive?",
                "-X                  | there is no option -X (jgun --help",
                "--bind              | option --bind needs a value: --bind ADDRESS",
                "--worker 4          | '--worker' is not unique",
                "--generate-completion fish | --generate-completion must be bash or zsh, not fish",
            })
    void explainsMistakes(String line, String message) {
        assertThat(CommandArguments.parse(ShellWords.split(line)).problems())
                .singleElement()
                .asString()
                .contains(message);
    }

    @Test
    void explainsEveryMistakeAndKeepsWhatItUnderstood() {
        CommandArguments arguments = CommandArguments.parse(List.of("--nope", "-w", "4", "--daemon=yes", "--nix", "b"));
        assertThat(arguments.problems()).hasSize(3);
        assertThat(sorted(arguments)).contains("workers=4").doesNotContain("app=b");
    }

    private static List<String> read(String line) {
        CommandArguments arguments = CommandArguments.parse(ShellWords.split(line));
        assertThat(arguments.problems()).isEmpty();
        return sorted(arguments);
    }

    /** The order of options of one setting counts, that between settings and how often a switch is given do not. */
    private static List<String> sorted(CommandArguments arguments) {
        List<String> options = new ArrayList<>();
        arguments.options().stream()
                .sorted(Comparator.comparing(option -> option.setting().name()))
                .forEach(option -> options.add(option.setting().name() + "=" + option.text()));
        Set<String> switches = new HashSet<>();
        options.removeIf(option -> option.endsWith("=null") && !switches.add(option));
        return options;
    }
}
