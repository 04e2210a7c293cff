package io.jgun.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryLimitTypeTest {

    private final MemoryLimitType type = new MemoryLimitType();

    @ParameterizedTest
    @CsvSource({
        "512M, 536870912, '''512M'''",
        "2g, 2147483648, '''2G'''",
        "1536k, 1572864, '''1536K'''",
        "1048577, 1048577, 1048577",
        "0, 0, 0",
    })
    void bytes(String text, long bytes, String shown) {
        MemoryLimit limit = type.fromText(text);
        assertThat(limit).isEqualTo(new MemoryLimit(bytes, 0));
        assertThat(type.show(limit)).isEqualTo(shown);
        assertThat(limit.isNone()).isEqualTo(bytes == 0);
        assertThat(limit.of(7)).isEqualTo(bytes == 0 ? Long.MAX_VALUE : bytes);
    }

    @Test
    void shares() {
        MemoryLimit limit = type.fromText(" 80% ");
        assertThat(limit.of(1000)).isEqualTo(800);
        assertThat(limit.of(-1)).isEqualTo(Long.MAX_VALUE);
        assertThat(limit.of(Long.MAX_VALUE)).isPositive().isLessThan(Long.MAX_VALUE);
        assertThat(type.show(limit)).isEqualTo("'80%'");
        assertThat(type.fromValue("80%")).isEqualTo(limit);
        assertThat(type.fromValue(1L << 30)).isEqualTo(type.fromText("1G"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "512MB | must be bytes, as 512M or 2G, or a share, as 80%, not '512MB'",
                "-1    | must be bytes, as 512M or 2G, or a share, as 80%, not '-1'",
                "1.5G  | must be bytes, as 512M or 2G, or a share, as 80%, not '1.5G'",
                "0%    | must be a share of 1% to 100%, not '0%'",
                "101%  | must be a share of 1% to 100%, not '101%'",
                "512   | must be 1M or more, not '512'; is a suffix k, M or G missing?",
                "99999999999999999999G | must be an amount that a machine can have, not '99999999999999999999G'",
            })
    void refusals(String text, String message) {
        assertThatThrownBy(() -> type.fromText(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesOtherValues() {
        assertThatThrownBy(() -> type.fromValue(1.5)).hasMessageContaining("not 1.5");
        assertThatThrownBy(() -> type.fromValue(true)).hasMessageContaining("not True");
    }
}
