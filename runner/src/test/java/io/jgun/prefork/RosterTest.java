package io.jgun.prefork;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.accesslog.AccessLog;
import io.jgun.hooks.LogView;
import io.jgun.hooks.ServerHooks;
import io.jgun.hooks.ServerView;
import io.jgun.hooks.Slf4jLogView;
import io.jgun.metrics.Metrics;
import io.jgun.prefork.WorkerHandle.State;
import io.jgun.process.Blueprint;
import io.jgun.process.ForkHooks;
import io.jgun.process.Invocation;
import io.jgun.settings.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The one rule by which workers come and go. */
class RosterTest {

    private final Roster roster = new Roster(2);
    private final Crew crew = crew();

    @Test
    void nobodyIsWantedBeforeThereIsACrew() {
        assertThat(vacancies()).isZero();
    }

    @Test
    void asManyAsAreWantedAndTwoAtOnce() {
        roster.current(crew, 5);
        assertThat(vacancies()).isEqualTo(2);
        WorkerHandle first = roster.hire(crew);
        WorkerHandle second = roster.hire(crew);
        assertThat(vacancies()).isZero();
        first.booted();
        assertThat(roster.ready()).containsExactly(first);
        assertThat(vacancies()).isEqualTo(1);
        serving(first, second);
        roster.target(2);
        assertThat(vacancies()).isZero();
        assertThat(roster.isServed()).isTrue();
    }

    @Test
    void agesAreNeverGivenTwice() {
        WorkerHandle first = roster.hire(crew);
        roster.remove(first);
        WorkerHandle second = roster.hire(crew);
        assertThat(second.age).isEqualTo(first.age + 1);
        assertThat(roster.aged(first.age)).isNull();
        assertThat(roster.aged(second.age)).isSameAs(second);
    }

    @Test
    void aReloadReplacesOneByOneAndNobodyLeavesBeforeAnotherServes() {
        roster.current(crew, 2);
        WorkerHandle old1 = roster.hire(crew);
        WorkerHandle old2 = roster.hire(crew);
        serving(old1, old2);

        Crew next = crew();
        WorkerHandle new1 = roster.hire(next);
        new1.booted();
        assertThat(roster.ready()).as("its generation is not in force").isEmpty();
        assertThat(roster.surplus()).isEmpty();

        roster.current(next, 2);
        assertThat(roster.ready()).containsExactly(new1);
        assertThat(vacancies()).isEqualTo(1);
        serving(new1);
        assertThat(roster.surplus()).containsExactly(old1);
        old1.leaves(0);
        WorkerHandle new2 = roster.hire(next);
        assertThat(roster.surplus()).isEmpty();
        assertThat(vacancies()).isZero();
        serving(new2);
        assertThat(roster.surplus()).containsExactly(old2);
    }

    @Test
    void whoBootsForAGenerationThatIsSupersededIsNotWaitedFor() {
        roster.current(crew, 3);
        WorkerHandle serves = roster.hire(crew);
        WorkerHandle boots = roster.hire(crew);
        WorkerHandle ready = roster.hire(crew);
        serving(serves);
        ready.booted();
        Crew next = crew();
        WorkerHandle first = roster.hire(next);
        first.booted();
        assertThat(roster.latecomers()).isEmpty();

        roster.current(next, 3);

        assertThat(roster.latecomers()).containsExactly(boots, ready);
    }

    @Test
    void whoeverIsToBeReplacedServesUntilHeIs() {
        roster.current(crew, 2);
        WorkerHandle tired = roster.hire(crew);
        WorkerHandle young = roster.hire(crew);
        serving(tired, young);
        young.replace("max_requests");
        assertThat(roster.surplus()).isEmpty();
        assertThat(vacancies()).isEqualTo(1);
        serving(roster.hire(crew));
        assertThat(roster.surplus()).as("not the oldest").containsExactly(young);
    }

    @Test
    void fewerAreWantedAndTheOldestLeave() {
        roster.current(crew, 3);
        WorkerHandle first = roster.hire(crew);
        WorkerHandle second = roster.hire(crew);
        WorkerHandle third = roster.hire(crew);
        serving(third, second, first);
        roster.target(1);
        assertThat(roster.surplus()).containsExactly(first, second);
        roster.target(0);
        assertThat(roster.surplus()).containsExactly(first, second, third);
        assertThat(vacancies()).isZero();
    }

    @Test
    void whereWorkersDoNotLiveTheNextOneHasToWait() {
        roster.current(crew, 1);
        die(roster.hire(crew));
        assertThat(vacancies()).as("at once after the first").isEqualTo(1);
        die(roster.hire(crew));
        assertThat(vacancies()).isZero();
        assertThat(roster.vacancies(System.nanoTime() + 1_100_000_000L)).isEqualTo(1);
    }

    private void die(WorkerHandle worker) {
        crew.failed(worker.hired);
        roster.remove(worker);
    }

    @Test
    void whoIsKilledTogetherIsReplacedAtOnce() {
        roster.current(crew, 2);
        WorkerHandle first = roster.hire(crew);
        WorkerHandle second = roster.hire(crew);
        die(first);
        die(second);
        assertThat(vacancies()).isEqualTo(2);
    }

    @Test
    void anEndIsNeverPutOff() {
        WorkerHandle worker = roster.hire(crew);
        assertThat(worker.leaves(100)).isTrue();
        assertThat(worker.leaves(200)).isFalse();
        assertThat(worker.killAt).isEqualTo(100);
        assertThat(worker.leaves(50)).isTrue();
        assertThat(worker.killAt).isEqualTo(50);
    }

    private int vacancies() {
        return roster.vacancies(System.nanoTime());
    }

    private static void serving(WorkerHandle... workers) {
        for (WorkerHandle worker : workers) {
            worker.booted();
            worker.serves(System.nanoTime());
            assertThat(worker.state).isEqualTo(State.SERVING);
        }
    }

    private static Crew crew() {
        Settings settings = Settings.defaults();
        return new Crew(
                new Blueprint(settings, ServerHooks.NONE, AccessLog.NONE, Metrics.NONE, Invocation.NONE),
                List.of(),
                new ForkHooks(ServerHooks.NONE, new Nobody(), settings));
    }

    /** An arbiter that no hook asks. */
    private record Nobody() implements ServerView {
        @Override
        public LogView log() {
            return new Slf4jLogView(LoggerFactory.getLogger(RosterTest.class));
        }

        @Override
        public Settings settings() {
            return Settings.defaults();
        }

        @Override
        public List<String> addresses() {
            return List.of();
        }

        @Override
        public long pid() {
            return 1;
        }

        @Override
        public int workers() {
            return 1;
        }

        @Override
        public String procName() {
            return "nobody";
        }
    }
}
