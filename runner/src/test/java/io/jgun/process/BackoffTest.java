package io.jgun.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void pausesGrowToHalfAMinute() {
        Backoff backoff = new Backoff();
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            pauses.add(backoff.failed().toSeconds());
        }
        assertThat(pauses).startsWith(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L).endsWith(30L);
        backoff.succeeded();
        assertThat(backoff.failed()).isZero();
    }
}
