package io.jgun.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecyclingTest {

    private static final int CLIENTS = 8;

    private final LoggedLines log = new LoggedLines();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Renewals renewals = new Renewals(asked::add);
    private final FlakyBoot lifecycle = new FlakyBoot();
    private @Nullable WorkerPool pool;

    @AfterEach
    void close() {
        if (pool != null) {
            pool.close();
        }
        log.close();
    }

    @Test
    void maxRequestsReplacesThreadsUnderLoadAndLosesNothing() throws InterruptedException {
        WorkerPool started = start(4, new Recycling(5, 0, Recycling.Scope.WORKER, Duration.ZERO));
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        ThreadLocal<Integer> served = ThreadLocal.withInitial(() -> 0);
        AtomicInteger most = new AtomicInteger();

        List<TestWork> all = load(started, 1000, () -> new TestWork() {
            @Override
            void work() {
                threads.add(Thread.currentThread());
                served.set(served.get() + 1);
                most.accumulateAndGet(served.get(), Math::max);
            }
        });

        assertThat(all).hasSize(CLIENTS * 1000).extracting(TestWork::fate).containsOnly("served");
        assertThat(most).as("requests that saw one thread-local").hasValue(5);
        await().until(() -> threads.stream().filter(Thread::isAlive).count() <= 4);
        // The four that serve at the end have not served five each.
        assertThat(log.with("Autorestarting worker after current request.")).hasSizeBetween(1597, 1600);
        assertThat(threads).hasSizeBetween(1600, 1604);
        await().until(() -> started.snapshot().size() == 4);
    }

    @Test
    void jitterSpreadsTheRestarts() {
        Recycling recycling = new Recycling(100, 50, Recycling.Scope.WORKER, Duration.ofSeconds(1000));
        Set<Long> requests = ConcurrentHashMap.newKeySet();
        Set<Long> lifetimes = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 1000; i++) {
            requests.add(recycling.requestsOf(Recycling.Scope.WORKER));
            lifetimes.add(recycling.lifetimeNanos() / 1_000_000_000);
        }
        assertThat(requests)
                .hasSizeGreaterThan(40)
                .allSatisfy(one -> assertThat(one).isBetween(100L, 150L));
        assertThat(lifetimes)
                .hasSizeGreaterThan(80)
                .allSatisfy(one -> assertThat(one).isBetween(899L, 1000L));
        assertThat(recycling.requestsOf(Recycling.Scope.APPLICATION)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aWorkerThatHasOutlivedItsTimeServesUntilTheNextHasBooted() throws InterruptedException {
        WorkerPool started = start(2, new Recycling(0, 0, Recycling.Scope.WORKER, Duration.ofMillis(300)));
        lifecycle.failures = 2;

        List<TestWork> all = new ArrayList<>();
        while (log.with("Worker exiting (pid: ").size() < 6) {
            all.addAll(load(started, 20, TestWork::new));
            assertThat(started.workers()).hasSize(2);
        }

        assertThat(all).extracting(TestWork::fate).containsOnly("served");
        assertThat(log.with("Worker failed to boot"))
                .containsExactly(
                        "Worker failed to boot, trying again now: java.lang.IllegalStateException: no",
                        "Worker failed to boot, trying again in 1 s: java.lang.IllegalStateException: no");
        assertThat(log.with("Autorestarting worker (pid: 1): worker_max_lifetime."))
                .hasSize(1);
    }

    @Test
    void aReplacementThatFailsToBootIsTriedAgain() {
        WorkerPool started = start(1, new Recycling(1, 0, Recycling.Scope.WORKER, Duration.ZERO));
        lifecycle.failures = 2;
        started.submit(new TestWork());
        TestWork next = new TestWork();
        started.submit(next);

        next.awaitEnd();

        assertThat(next.fate()).isEqualTo("served");
        assertThat(log.with("Worker failed to boot")).hasSize(2);
    }

    @Test
    void theQuotaOfTheApplicationAsksForARenewalAndAgainWhenThatFailed() throws InterruptedException {
        WorkerPool started = start(2, new Recycling(50, 0, Recycling.Scope.APPLICATION, Duration.ZERO));
        renewals.activated(started);
        load(started, 5, TestWork::new);
        assertThat(asked).isEmpty();

        assertThat(load(started, 5, TestWork::new)).extracting(TestWork::fate).containsOnly("served");

        await().until(() -> asked.size() == 1);
        assertThat(asked).containsExactly("max_requests: 50 requests served");
        renewals.failed();
        await().until(() -> asked.size() == 2);
        assertThat(log.with("Autorestarting")).isEmpty();
        renewals.activated(pool(1, Recycling.NONE));
        renewals.failed();
        await().during(Duration.ofMillis(1200)).until(() -> asked.size() == 2);
    }

    @Test
    void resizingUnderLoadLosesNothingKeepsTheLimitAndEndsThreads() throws InterruptedException {
        WorkerPool started = start(4, Recycling.NONE);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Set<Thread> threads = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        Thread resizer = new Thread(() -> {
            for (int i = 0; i < 200; i++) {
                started.resize(1 + i % 6);
                Thread.onSpinWait();
            }
            started.resize(2);
        });
        resizer.start();

        List<TestWork> all = load(started, 2000, () -> new TestWork() {
            @Override
            void work() {
                threads.add(Thread.currentThread());
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                LockSupport.parkNanos(20_000);
                inside.decrementAndGet();
            }
        });
        resizer.join();

        assertThat(all).hasSize(CLIENTS * 2000).extracting(TestWork::fate).containsOnly("served");
        assertThat(most.get()).isLessThanOrEqualTo(6);
        await().until(() -> started.snapshot().size() == 2);
        await().until(() -> threads.stream().filter(Thread::isAlive).count() <= 2);
    }

    /** So many requests of each of eight clients, one after the other. */
    private static List<TestWork> load(WorkerPool pool, int each, java.util.function.Supplier<TestWork> request)
            throws InterruptedException {
        List<TestWork> all = new CopyOnWriteArrayList<>();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Thread client = new Thread(() -> {
                List<TestWork> mine = new ArrayList<>();
                for (int j = 0; j < each; j++) {
                    TestWork work = request.get();
                    pool.submit(work);
                    work.awaitEnd();
                    mine.add(work);
                }
                all.addAll(mine);
            });
            client.start();
            clients.add(client);
        }
        for (Thread client : clients) {
            client.join();
        }
        return all;
    }

    private WorkerPool start(int workers, Recycling recycling) {
        WorkerPool fresh = pool(workers, recycling);
        pool = fresh;
        fresh.start();
        return fresh;
    }

    private WorkerPool pool(int workers, Recycling recycling) {
        PoolLimits limits = new PoolLimits(workers, 1, Duration.ZERO, recycling, PoolLimits.Stuck.USUAL);
        return new WorkerPool(new SyncWorkers(), limits, lifecycle, new AtomicInteger()::incrementAndGet, renewals);
    }

    private static final class FlakyBoot implements WorkerLifecycle {

        volatile int failures;

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread boots
        public void booting(Worker worker) {
            if (failures > 0) {
                failures--;
                throw new IllegalStateException("no");
            }
        }
    }
}
