package io.jgun.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.MemoryLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryWatchTest {

    private static final long M = 1 << 20;
    private static final MemoryLimit LIMIT = new MemoryLimit(100 * M, 0);

    private final LoggedLines log = new LoggedLines();
    private final List<String> asked = new ArrayList<>();
    private long now = 1L << 40;
    private final Renewals renewals = new Renewals(asked::add, () -> now);
    private final FakeMemory memory = new FakeMemory();
    private final MemoryWatch watch = new MemoryWatch(memory, renewals, () -> now);
    private WorkerPool current = pool();

    @BeforeEach
    void begin() {
        activate(LIMIT);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void oneCollectionOverTheLimitIsNotEnough() {
        memory.heap = 101 * M;
        seconds(4);
        memory.heap = 99 * M;
        seconds(1);
        memory.heap = 101 * M;
        seconds(4);
        assertThat(asked).isEmpty();
        seconds(2);
        assertThat(asked)
                .containsExactly(
                        "max_memory: heap 101M, metaspace 0M after garbage collection, over the limit of 100M");
    }

    @Test
    void whereCollectionsComeFastThreeAreEnough() {
        memory.heap = 101 * M;
        memory.lastCollection = 1;
        seconds(1);
        memory.lastCollection = 2;
        seconds(2);
        assertThat(asked).isEmpty();
        memory.lastCollection = 3;
        seconds(1);
        assertThat(asked).hasSize(1);
    }

    @Test
    void collectionsOfAHeapThatIsNotOverTheLimitDoNotCount() {
        memory.metaspace = 101 * M;
        for (int i = 0; i < 4; i++) {
            memory.lastCollection++;
            seconds(1);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void theLogTellsWhatARenewalHasBrought() {
        memory.heap = 150 * M;
        seconds(7);
        activate(LIMIT);
        seconds(60);
        assertThat(memory.collections).as("while the old one lives").isZero();

        watch.retired();
        memory.heapAfterCollection = 20 * M;
        seconds(1);

        assertThat(memory.collections).isEqualTo(1);
        assertThat(log.with("Memory before"))
                .containsExactly(
                        "Memory before the renewal: heap 150M, metaspace 0M; after it: heap 20M, metaspace 0M");
        assertThat(asked).hasSize(1);
    }

    @Test
    void whereItDoesNotHelpTheNextOneComesLaterAndLater() {
        memory.heap = 150 * M;
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            long since = now;
            while (asked.size() == i) {
                seconds(1);
            }
            pauses.add(Duration.ofNanos(now - since).toMinutes());
            activate(LIMIT);
            watch.retired();
            memory.heapAfterCollection = 150 * M;
            seconds(1);
        }
        assertThat(pauses).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(log.with("still over the limit of 100M")).hasSize(9);
    }

    @Test
    void metaspaceCountsByItself() {
        memory.metaspace = 101 * M;
        seconds(7);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aShareIsOneOfTheLargestHeap() {
        activate(new MemoryLimit(0, 50));
        memory.metaspace = 1000 * M; // nothing limits it, so there is no share of it
        memory.heap = 499 * M;
        seconds(7);
        assertThat(asked).isEmpty();
        memory.heap = 501 * M;
        seconds(7);
        assertThat(asked).singleElement().asString().endsWith("over the limit of 500M (50%)");
    }

    @Test
    void aRenewalThatFailsIsAskedForAgain() {
        memory.heap = 150 * M;
        seconds(7);
        renewals.failed();
        seconds(1);
        assertThat(asked).hasSize(2);
    }

    @Test
    void withoutLimitNothingHappens() {
        activate(MemoryLimit.NONE);
        memory.heap = 900 * M;
        seconds(100);
        assertThat(asked).isEmpty();
    }

    @Test
    void theJvmTellsItsOwn() {
        JvmMemory jvm = new JvmMemory();
        jvm.collect();
        assertThat(jvm.use().heap()).isBetween(M, jvm.mostHeap());
        assertThat(jvm.lastWholeCollection()).isBetween(M / 2, jvm.use().heap());
        assertThat(jvm.use().metaspace()).isGreaterThan(M);
        assertThat(jvm.mostHeap()).isEqualTo(Runtime.getRuntime().maxMemory());
    }

    private void activate(MemoryLimit limit) {
        current = pool();
        renewals.activated(current);
        watch.activated(current, limit);
    }

    private void seconds(int count) {
        for (int i = 0; i < count; i++) {
            now += 1_000_000_000L;
            watch.look();
        }
    }

    private static WorkerPool pool() {
        return new WorkerPool(
                new SyncWorkers(),
                new PoolLimits(1, 1, Duration.ZERO, Recycling.NONE, PoolLimits.Stuck.USUAL),
                WorkerLifecycle.NONE,
                new AtomicInteger()::incrementAndGet,
                Renewals.none());
    }

    private static final class FakeMemory implements Memory {

        long heap;
        long heapAfterCollection;
        long metaspace;
        long lastCollection;
        int collections;

        @Override
        public Use use() {
            return new Use(heap, metaspace);
        }

        @Override
        public long lastWholeCollection() {
            return lastCollection;
        }

        @Override
        public long mostHeap() {
            return 1000 * M;
        }

        @Override
        public long mostMetaspace() {
            return -1;
        }

        @Override
        public void collect() {
            collections++;
            heap = heapAfterCollection;
        }
    }
}
