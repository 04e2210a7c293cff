package io.jgun.servlet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class RawEnvTest {

    @Test
    void theNewerGenerationsValuesHoldUntilTheLastIsGone() {
        System.setProperty("RAW_A", "before");
        RawEnv old = RawEnv.install(Map.of("RAW_A", "1", "RAW_B", "1"));
        RawEnv current = RawEnv.install(Map.of("RAW_A", "2"));
        assertThat(System.getProperty("RAW_A")).isEqualTo("2");
        old.close();
        assertThat(System.getProperty("RAW_A")).isEqualTo("2");
        assertThat(System.getProperty("RAW_B")).isNull();
        current.close();
        current.close();
        assertThat(System.getProperty("RAW_A")).isEqualTo("before");
        System.clearProperty("RAW_A");
    }
}
