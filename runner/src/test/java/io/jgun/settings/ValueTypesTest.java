package io.jgun.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTypesTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "42, 42", "' 7 ', 7", "1_000, 1000", "0x1f, 31", "0o17, 15", "0b101, 5", "010, 10"})
    void wholeNumbersAreWrittenAsInPython(String text, int number) {
        assertThat(Numbers.COUNT.fromText(text)).isEqualTo(number);
        assertThat(Numbers.COUNT.fromValue(text)).isEqualTo(number);
    }

    @Test
    void wholeNumbersMayBeBooleansAsInPython() {
        assertThat(Numbers.COUNT.fromValue(true)).isEqualTo(1);
        assertThat(Numbers.COUNT.fromValue(5L)).isEqualTo(5);
        assertThat(Numbers.COUNT.fromValue(BigInteger.TEN)).isEqualTo(10);
    }

    @Test
    void numbersThatAreNoneAreRefused() {
        refused(Numbers.COUNT, "four", "must be a whole number, not 'four'");
        refused(Numbers.COUNT, "", "must be a whole number, not ''");
        refused(Numbers.COUNT, "-1", "must be 0 or more, not -1");
        refused(Numbers.COUNT, -1L, "must be 0 or more, not -1");
        refused(Numbers.COUNT, 4.5, "must be a whole number, not 4.5; divide with // or convert with int()");
        refused(Numbers.COUNT, null, "must be a whole number, not None");
        refused(Numbers.COUNT, List.of(1L), "must be a whole number, not [1]");
        refused(Numbers.COUNT, 1L << 40, "must be at most 2147483647");
        refused(Numbers.COUNT, "0x-1", "must be a whole number");
        refused(Numbers.POSITIVE, 0L, "must be 1 or more, not 0");
    }

    @ParameterizedTest
    @CsvSource({"027, 23", "0o27, 23", "0, 0", "18, 18", "0x1f, 31", "0022, 18"})
    void modesWithALeadingZeroAreOctal(String text, int mode) {
        assertThat(Numbers.MODE.fromText(text)).isEqualTo(mode);
    }

    @Test
    void modesPrintInOctal() {
        assertThat(Numbers.MODE.show(23)).isEqualTo("0o27");
        assertThat(Numbers.MODE.show(0)).isEqualTo("0");
        refused(Numbers.MODE, "09", "must be an octal number, not '09'");
    }

    @Test
    void secondsAreWholeNumbers() {
        assertThat(Numbers.SECONDS.fromText("30")).isEqualTo(Duration.ofSeconds(30));
        assertThat(Numbers.SECONDS.fromValue(0L)).isEqualTo(Duration.ZERO);
        refused(Numbers.SECONDS, 0.5, "must be a whole number");
    }

    @Test
    void flagsAreBooleansNoneOrWords() {
        assertThat(Flag.TYPE.fromValue(true)).isTrue();
        assertThat(Flag.TYPE.fromValue(null)).isFalse();
        assertThat(Flag.TYPE.fromValue(" TRUE ")).isTrue();
        assertThat(Flag.TYPE.fromText("false")).isFalse();
        refused(Flag.TYPE, 1L, "must be True or False, not 1");
        refused(Flag.TYPE, "yes", "must be True or False, not 'yes'");
    }

    @Test
    void pathsKnowTheHomeDirectory() {
        Path home = Path.of(System.getProperty("user.home"));
        assertThat(Texts.PATH.fromText("~/logs")).isEqualTo(home.resolve("logs"));
        assertThat(Texts.PATH.fromText("~")).isEqualTo(home);
        assertThat(Texts.PATH.fromText("~bob/x")).isEqualTo(Path.of("~bob/x"));
        assertThat(Texts.LOG_FILE.fromText("~/a.log"))
                .isEqualTo(home.resolve("a.log").toString());
        assertThat(Texts.LOG_FILE.fromText("-")).isEqualTo("-");
        refused(Texts.PATH, "", "must be a path, not ''");
        refused(Texts.PATH, "a\0b", "must be a path");
    }

    @Test
    void unsetIsNoneOrEmpty() {
        ValueType<Optional<Path>> type = Unset.or(Texts.PATH);
        assertThat(type.fromValue(null)).isEmpty();
        assertThat(type.fromText("  ")).isEmpty();
        assertThat(type.fromText("a")).contains(Path.of("a"));
        assertThat(type.show(Optional.empty())).isEqualTo("None");
    }

    @Test
    void listsAreListsOrDividedTexts() {
        ValueType<List<String>> type = ListOf.of(Texts.TEXT, ",");
        assertThat(type.fromText("a, b,,c")).containsExactly("a", "b", "c");
        assertThat(type.fromValue(List.of("a,b", "c"))).containsExactly("a,b", "c");
        assertThat(type.fromValue(null)).isEmpty();
        assertThat(type.again(List.of("a"), List.of("b"))).containsExactly("a", "b");
        refused(type, 3L, "must be a list or a string, not 3");
        refused(type, List.of(3L), "must be a string, not 3");
    }

    @Test
    void environmentsAreNamesWithValues() {
        assertThat(Maps.ENVIRONMENT.fromValue(List.of("A=1", "B=x=y", "C=")))
                .containsExactlyEntriesOf(ordered("A", "1", "B", "x=y", "C", ""));
        assertThat(Maps.ENVIRONMENT.fromText("A=1")).isEqualTo(Map.of("A", "1"));
        assertThat(Maps.ENVIRONMENT.show(ordered("A", "1", "B", "2"))).isEqualTo("['A=1', 'B=2']");
        refused(Maps.ENVIRONMENT, "A", "must be NAME=VALUE, not 'A'");
        refused(Maps.ENVIRONMENT, List.of("=1"), "must be NAME=VALUE, not '=1'");
        refused(Maps.ENVIRONMENT, Map.of("A", "1"), "must be a list of 'NAME=VALUE'");
    }

    @Test
    void dictsHaveNamesAsKeys() {
        assertThat(Maps.DICT.fromValue(Map.of("version", 1L))).isEqualTo(Map.of("version", 1L));
        refused(Maps.DICT, "x", "must be a dict, not 'x'");
        refused(Maps.DICT, Map.of(1L, 2L), "must have strings as keys, not 1");
        refused(Maps.HEADERS, Map.of("X", 2L), "must hold strings only, not 2 for 'X'");
    }

    @Test
    void levelsKnowPythonsOtherNames() {
        assertThat(Logging.LOGLEVEL.type().fromText("INFO")).isEqualTo("info");
        assertThat(Logging.LOGLEVEL.type().fromText("warn")).isEqualTo("warning");
        refused(Logging.LOGLEVEL.type(), "verbose", "must be one of debug, info, warning, error, critical, all");
    }

    @ParameterizedTest
    @CsvSource({
        "sync, sync",
        "gunicorn.workers.sync.SyncWorker, sync",
        "egg:gunicorn#gevent, gevent",
        "uvicorn.workers.UvicornWorker, asgi",
        "com.acme.MyWorkers, com.acme.MyWorkers",
    })
    void workerClassesOfPythonAreTakenByTheirShortNames(String text, String name) {
        assertThat(WorkerProcesses.WORKER_CLASS.type().fromText(text)).isEqualTo(name);
    }

    @Test
    void otherClassesOfGunicornAreRefused() {
        refused(WorkerProcesses.WORKER_CLASS.type(), "gunicorn.workers.base.Worker", "one of Python");
        refused(Logging.LOGGER_CLASS.type(), "gunicorn.instrument.statsd.Statsd", "not available yet");
        assertThat(Logging.LOGGER_CLASS.type().fromText("gunicorn.glogging.Logger"))
                .isEmpty();
    }

    @Test
    void ownersAreNamesAndNumbers() {
        assertThat(ServerMechanics.USER.type().fromText(" www-data ")).contains("www-data");
        assertThat(ServerMechanics.USER.type().fromText("")).isEmpty();
        assertThat(ServerMechanics.USER.type().fromValue(1000L)).contains("1000");
    }

    @Test
    void valuesShowAsPythonWritesThem() {
        assertThat(Shown.quoted("it's")).isEqualTo("\"it's\"");
        assertThat(Shown.quoted("a\\b\n\"c'\u0001")).isEqualTo("'a\\\\b\\n\"c\\'\\x01'");
        assertThat(Shown.of(ordered("a", "b"))).isEqualTo("{'a': 'b'}");
        assertThat(Shown.of(List.of(true, 1L, Optional.empty()))).isEqualTo("[True, 1, None]");
    }

    private static Map<String, String> ordered(String... keysAndValues) {
        Map<String, String> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static void refused(ValueType<?> type, @Nullable Object value, String message) {
        assertThatThrownBy(() -> type.fromValue(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
