package io.jgun.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.metrics.HealthAnswer;
import io.jgun.metrics.HealthQuestion;
import org.junit.jupiter.api.Test;

class HealthTest {

    private final Health health = new Health();

    private HealthAnswer ready() {
        return health.answer(HealthQuestion.READY);
    }

    @Test
    void itIsReadyFromTheFirstGenerationToTheEnd() {
        assertThat(ready()).isEqualTo(HealthAnswer.STARTING);
        health.serves();
        assertThat(ready()).isEqualTo(HealthAnswer.READY);
        health.drains();
        assertThat(ready()).isEqualTo(HealthAnswer.DRAINING);
        health.serves(); // a reload that ends meanwhile
        assertThat(ready()).isEqualTo(HealthAnswer.DRAINING);
    }

    @Test
    void itLivesAllTheTime() {
        assertThat(health.answer(HealthQuestion.LIVE)).isEqualTo(HealthAnswer.LIVE);
        health.drains();
        assertThat(health.answer(HealthQuestion.LIVE)).isEqualTo(HealthAnswer.LIVE);
    }
}
