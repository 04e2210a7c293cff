package io.jgun.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.arbiter.Health.Answer;
import io.jgun.arbiter.Health.Question;
import org.junit.jupiter.api.Test;

class HealthTest {

    private final Health health = new Health();

    private Answer ready() {
        return health.answer(Question.READY);
    }

    @Test
    void itIsReadyFromTheFirstGenerationToTheEnd() {
        assertThat(ready()).isEqualTo(new Answer(false, "starting"));
        health.serves();
        assertThat(ready()).isEqualTo(new Answer(true, "ready"));
        health.drains();
        assertThat(ready()).isEqualTo(new Answer(false, "draining"));
        health.serves(); // a reload that ends meanwhile
        assertThat(ready()).isEqualTo(new Answer(false, "draining"));
    }

    @Test
    void itLivesAllTheTime() {
        assertThat(health.answer(Question.LIVE)).isEqualTo(new Answer(true, "live"));
        health.drains();
        assertThat(health.answer(Question.LIVE)).isEqualTo(new Answer(true, "live"));
    }
}
