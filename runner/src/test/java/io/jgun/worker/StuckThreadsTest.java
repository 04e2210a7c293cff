package io.jgun.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StuckThreadsTest {

    private static final Duration TIMEOUT = Duration.ofMillis(100);
    private static final PoolLimits.Stuck OFTEN =
            new PoolLimits.Stuck(Duration.ofMillis(50), Duration.ofMillis(100), 4);

    private final CountDownLatch release = new CountDownLatch(1);
    private final LoggedLines log = new LoggedLines();
    private WorkerPool pool = pool(2, OFTEN);

    @AfterEach
    void close() {
        release.countDown();
        pool.close();
        log.close();
    }

    @Test
    void aThreadThatIgnoresItsInterruptIsToldOfUntilItEnds() {
        pool.start();
        Deaf deaf = new Deaf();
        pool.submit(deaf);

        await().until(() -> log.with("Worker (pid:1) is stuck: thread worker-1").size() >= 3);
        assertThat(log.stackOf("Worker (pid:1) is stuck")).contains("StuckThreadsTest$Deaf.work");
        assertThat(deaf.fate()).isEqualTo("late");
        assertThat(snapshot(WorkerState.STUCK))
                .singleElement()
                .satisfies(stuck -> assertThat(stuck.running())
                        .singleElement()
                        .satisfies(running -> assertThat(running.stuck()).isTrue()));
        await().until(() -> deaf.nanos() > 1_100_000_000);

        release.countDown();

        await().until(() -> !log.with("Worker (pid:1) is not stuck any more: thread worker-1 has ended")
                .isEmpty());
        await().until(() -> snapshot(WorkerState.STUCK).isEmpty());
        await().until(() -> !log.with("Worker exiting (pid: 1)").isEmpty());
    }

    @Test
    void aFloodOfTimeoutsLeavesAllCapacity() {
        pool = pool(8, PoolLimits.Stuck.USUAL, Duration.ofMillis(500)); // what follows has that time, too
        pool.start();
        List<Deaf> flood = Stream.generate(Deaf::new).limit(24).toList();
        flood.forEach(pool::submit);

        await().until(() -> flood.stream().allMatch(deaf -> deaf.fate().equals("late")));
        List<TestWork> next = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            TestWork work = new TestWork();
            pool.submit(work);
            next.add(work);
        }
        next.forEach(TestWork::awaitEnd);

        assertThat(next).extracting(TestWork::fate).containsOnly("served");
        assertThat(pool.stuck()).hasSize(24);
        await().until(() -> snapshot(WorkerState.IDLE).size() == 8);
    }

    @Test
    void tooManyStuckThreadsAreNotReplacedUntilSomeEnd() {
        pool.start();
        List<Deaf> flood = Stream.generate(Deaf::new).limit(10).toList();
        flood.forEach(pool::submit);

        await().until(() ->
                !log.with("threads are stuck. Until some of them end").isEmpty());
        await().until(() -> pool.stuck().size() >= 4 && pool.workers().isEmpty());
        TestWork waits = new TestWork();
        pool.submit(waits);
        assertThat(waits.fate()).isEqualTo("waits");

        release.countDown();

        waits.awaitEnd();
        assertThat(waits.fate()).isEqualTo("served");
        await().until(() -> snapshot(WorkerState.IDLE).size() == 2);
    }

    @Test
    void aThreadThatOutlivesItsPoolIsToldOfToo() {
        pool = pool(1, OFTEN, Duration.ofHours(1));
        pool.start();
        Deaf deaf = new Deaf();
        pool.submit(deaf);
        await().until(() -> deaf.fate().equals("runs"));

        pool.close();

        await().until(() -> log.with("Worker (pid:1) is stuck").size() >= 2);
        assertThat(log.with("Worker exiting (pid: 1)")).isEmpty();
        release.countDown();
        await().until(() -> !log.with("Worker exiting (pid: 1)").isEmpty());
    }

    private List<WorkerSnapshot> snapshot(WorkerState state) {
        return pool.snapshot().stream()
                .filter(worker -> worker.state() == state)
                .toList();
    }

    private static WorkerPool pool(int workers, PoolLimits.Stuck stuck) {
        return pool(workers, stuck, TIMEOUT);
    }

    private static WorkerPool pool(int workers, PoolLimits.Stuck stuck, Duration timeout) {
        return new WorkerPool(
                new SyncWorkers(),
                new PoolLimits(workers, 1, timeout, Recycling.NONE, stuck),
                WorkerLifecycle.NONE,
                new AtomicInteger()::incrementAndGet,
                Renewals.none());
    }

    private final class Deaf extends TestWork {

        private final long begun = System.nanoTime();

        @Override
        void work() {
            boolean over = false;
            while (!over) {
                try {
                    release.await();
                    over = true;
                } catch (InterruptedException ignored) {
                    // deaf
                }
            }
        }

        long nanos() {
            return System.nanoTime() - begun;
        }
    }
}
