package io.jgun.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CaseTest {
    @Test
    void isNamedByItsLabel() {
        assertThat(Case.named("idle-memory")).containsExactly(Case.IDLE_MEMORY);
        assertThat(Case.named("c1")).containsExactly(Case.C1);
    }

    @Test
    void isNamedByItsGroup() {
        assertThat(Case.named("prefork"))
                .containsExactly(Case.PREFORK_MEMORY, Case.PREFORK_C64, Case.PREFORK_SPAWN, Case.PREFORK_RESPAWN);
    }

    @Test
    void listsAllWhereThereIsNoneOfThatName() {
        assertThatThrownBy(() -> Case.named("c65"))
                .isInstanceOf(Misuse.class)
                .hasMessageStartingWith("--case c65: there is none of that name; there are start, ")
                .hasMessageContaining("prefork-respawn");
    }
}
