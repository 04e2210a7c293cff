package io.jgun.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.config.ConfigEntry;
import io.jgun.config.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "abc, acb, 1", "'', abc, 3", "same, same, 0", "bind, bnid, 1"})
    void distanceCountsEditsAndSwaps(String a, String b, int distance) {
        assertThat(Suggestions.distance(a, b)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({
        "worker, workers",
        "wokers, workers",
        "keep_alive, keepalive",
        "access_logfile, accesslog",
        "log_level, loglevel",
        "max_request, max_requests",
    })
    void namesNearASettingSuggestIt(String mistaken, String meant) {
        assertThat(Suggestions.forName(mistaken)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"--wrokers, --workers", "--keepalive, --keep-alive", "--accesslog, --access-logfile"})
    void optionsNearOneSuggestIt(String mistaken, String meant) {
        assertThat(Suggestions.forFlag(mistaken)).contains(meant);
    }

    @Test
    void namesOfTheUsersOwnPassInSilence() {
        assertThat(hint("BASE_DIR")).isEmpty();
        assertThat(hint("_workers")).isEmpty();
        assertThat(hint("database_url")).isEmpty();
        assertThat(hint("app_env")).isEmpty();
    }

    @Test
    void aNameNearASettingIsWorthAHint() {
        assertThat(hint("wrokers")).contains("jgun.conf.py:3: wrokers is no setting; did you mean workers?");
    }

    private static java.util.Optional<String> hint(String name) {
        return Suggestions.forUserName(new ConfigEntry(name, 1L, new Origin("jgun.conf.py", 3, 0)));
    }
}
