package io.jgun.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerPoolTest {

    private final Queue<String> life = new ConcurrentLinkedQueue<>();
    private final WorkerLifecycle lifecycle = new WorkerLifecycle() {
        @Override
        public void booting(Worker worker) {
            life.add("boot " + worker.number());
        }

        @Override
        public void aborted(Worker worker) {
            life.add("abort " + worker.number());
        }

        @Override
        public void exited(Worker worker) {
            life.add("exit " + worker.number());
        }
    };
    private final IntSupplier numbers = new AtomicInteger()::incrementAndGet;
    private WorkerPool pool = pool(2, 1, 0, Duration.ZERO);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void aSnapshotTellsWhatEachWorkerDoes() {
        pool.start();
        Task task = new Task("GET /slow HTTP/1.1");
        pool.submit(task);
        task.awaitBegin();

        List<WorkerSnapshot> workers = pool.snapshot();
        assertThat(workers).extracting(WorkerSnapshot::number).containsExactly(1, 2);
        assertThat(workers)
                .extracting(WorkerSnapshot::state)
                .containsExactlyInAnyOrder(WorkerState.IDLE, WorkerState.BUSY);
        assertThat(workers)
                .flatExtracting(WorkerSnapshot::running)
                .singleElement()
                .satisfies(running -> {
                    assertThat(running.description()).isEqualTo("GET /slow HTTP/1.1");
                    assertThat(running.nanos()).isPositive();
                    assertThat(running.thread()).startsWith("worker-");
                    assertThat(running.stuck()).isFalse();
                });
        task.end();
        until(() -> pool.snapshot().stream().mapToLong(WorkerSnapshot::requests).sum() == 1);
    }

    @Test
    void moreWorkersTakeWhatWaits() {
        pool.start();
        List<Task> tasks = submit(4);
        tasks.get(1).awaitBegin();
        assertThat(pool.waiting()).isEqualTo(2);

        pool.resize(4);

        tasks.forEach(Task::awaitBegin);
        assertThat(pool.waiting()).isZero();
        tasks.forEach(Task::end);
    }

    @Test
    void fewerWorkersTheOldestLeaveWhenTheirWorkIsDone() {
        pool.start();
        List<Task> tasks = submit(3);
        tasks.get(0).awaitBegin();
        tasks.get(1).awaitBegin();

        pool.resize(1);

        assertThat(pool.snapshot())
                .filteredOn(worker -> worker.state() == WorkerState.LEAVING)
                .extracting(WorkerSnapshot::number)
                .containsExactly(1);
        // The place of the one that leaves is gone: what waits begins when the other one is free.
        taskOf(1, tasks).end();
        until(() -> life.contains("exit 1"));
        assertThat(tasks.get(2).begun.getCount()).isEqualTo(1);
        taskOf(2, tasks).end();
        tasks.get(2).awaitBegin();
        tasks.get(2).end();
        assertThat(tasks.get(2).worker).isEqualTo(2);
    }

    @Test
    void renewingReplacesAllWithoutLosingWork() {
        pool.start();
        List<Task> tasks = submit(2);
        tasks.forEach(Task::awaitBegin);

        pool.renew();

        Task next = submit(1).get(0);
        taskOf(1, tasks).end();
        next.awaitBegin();
        assertThat(next.worker).isGreaterThan(2);
        next.end();
        tasks.forEach(Task::end);
        // A worker has left before its hook has run.
        until(() -> life.containsAll(List.of("boot 3", "boot 4", "exit 1", "exit 2")));
        assertThat(pool.snapshot()).hasSize(2);
    }

    @Test
    void aWorkerThatIsDueLetsItsOtherRequestsEndAndTheNumberAtOnceStays() {
        pool = pool(1, 2, 2, Duration.ZERO);
        pool.start();
        List<Task> tasks = submit(2);
        tasks.forEach(Task::awaitBegin);
        tasks.get(0).end();
        Task third = submit(1).get(0);
        third.awaitBegin();
        third.end();
        until(() -> life.contains("boot 2"));

        // One of the old worker still runs, so that there is room for one, not for two.
        List<Task> more = submit(2);
        more.get(0).awaitBegin();
        assertThat(more.get(0).worker).isEqualTo(2);
        assertThat(pool.waiting()).isEqualTo(1);
        tasks.get(1).end();
        more.get(1).awaitBegin();
        more.forEach(Task::end);
        until(() -> life.contains("exit 1"));
    }

    @Test
    void whatRunsTooLongIsAnsweredAndItsPlaceIsFreeAtOnce() {
        pool = pool(1, 1, 0, Duration.ofMillis(100));
        pool.start();
        Task late = submit(1).get(0);
        Task next = submit(1).get(0);

        next.awaitBegin();

        assertThat(next.worker).isEqualTo(2);
        until(() -> late.timedOut && life.contains("abort 1"));
        assertThat(life).contains("boot 1", "boot 2");
        next.end();
    }

    @Test
    void timeSpentWaitingForTheClientDoesNotCount() {
        pool = pool(1, 1, 0, Duration.ofMillis(100));
        pool.start();
        Task patient = new Task("upload");
        patient.blocked = true;
        pool.submit(patient);
        Task next = submit(1).get(0);
        patient.awaitBegin();
        long begin = System.nanoTime();
        until(() -> System.nanoTime() - begin > 300_000_000);
        assertThat(patient.timedOut).isFalse();
        patient.end();
        next.awaitBegin();
        assertThat(next.worker).isEqualTo(1);
        next.end();
    }

    @Test
    void workThatThrowsDoesNotHarmItsWorker() {
        pool = pool(1, 1, 0, Duration.ZERO);
        pool.start();
        Task bad = new Task("bad");
        bad.failure = new StackOverflowError("as an application may");
        pool.submit(bad);
        bad.end();
        Task next = submit(1).get(0);
        next.awaitBegin();
        assertThat(next.worker).isEqualTo(1);
        next.end();
    }

    @Test
    void anInterruptOfOneRequestDoesNotReachTheNext() {
        pool = pool(1, 1, 0, Duration.ZERO);
        pool.start();
        Task interrupted = new Task("interrupts itself");
        interrupted.interrupts = true;
        pool.submit(interrupted);
        interrupted.awaitBegin();
        interrupted.end();
        until(() -> pool.snapshot().get(0).requests() == 1);
        Task next = submit(1).get(0);
        next.awaitBegin();
        assertThat(next.interruptedAtBegin).isFalse();
        next.end();
    }

    @Test
    void afterTheEndWorkIsRejected() {
        pool.start();
        List<Task> tasks = submit(3);
        tasks.get(1).awaitBegin();
        pool.close();
        Task late = submit(1).get(0);
        assertThat(tasks.get(2).rejected).isTrue();
        assertThat(late.rejected).isTrue();
        until(() -> life.contains("exit 1") && life.contains("exit 2"));
    }

    @Test
    void aThreadThatCannotBeStartedRejectsItsWork() {
        pool = new WorkerPool(new Threadless(), limits(1, 1, 0, Duration.ZERO), lifecycle, numbers, Renewals.none());
        pool.start();
        List<Task> tasks = submit(2);
        assertThat(tasks).allMatch(task -> task.rejected);
        assertThat(pool.snapshot().get(0).state()).isEqualTo(WorkerState.IDLE);
    }

    @Test
    void aHookThatFailsAtBootEndsTheStart() {
        pool = new WorkerPool(
                new SyncWorkers(),
                limits(1, 1, 0, Duration.ZERO),
                new WorkerLifecycle() {
                    @Override
                    public void booting(Worker worker) {
                        throw new IllegalStateException("post_fork failed");
                    }
                },
                numbers,
                Renewals.none());
        assertThatThrownBy(pool::start)
                .isInstanceOfSatisfying(
                        ExitException.class, exit -> assertThat(exit.code()).isEqualTo(ExitCode.WORKER_BOOT_ERROR))
                .hasMessage("Worker failed to boot: java.lang.IllegalStateException: post_fork failed");
    }

    private WorkerPool pool(int workers, int concurrency, int maxRequests, Duration timeout) {
        return new WorkerPool(
                new SyncWorkers(),
                limits(workers, concurrency, maxRequests, timeout),
                lifecycle,
                numbers,
                Renewals.none());
    }

    private static PoolLimits limits(int workers, int concurrency, int maxRequests, Duration timeout) {
        Recycling recycling = new Recycling(maxRequests, 0, Recycling.Scope.WORKER, Duration.ZERO);
        return new PoolLimits(workers, concurrency, timeout, recycling, PoolLimits.Stuck.USUAL);
    }

    private List<Task> submit(int count) {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Task task = new Task("task " + i);
            pool.submit(task);
            tasks.add(task);
        }
        return tasks;
    }

    private static Task taskOf(int worker, List<Task> tasks) {
        return tasks.stream().filter(task -> task.worker == worker).findFirst().orElseThrow();
    }

    private static void until(java.util.function.BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                Thread.sleep(2);
            } catch (InterruptedException timedOut) {
                throw new AssertionError(timedOut);
            }
        }
    }

    /** Runs until told to end. */
    private static final class Task implements Work {

        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch end = new CountDownLatch(1);
        private final String name;
        private final long made = System.nanoTime();
        volatile int worker;
        volatile boolean timedOut;
        volatile boolean rejected;
        volatile boolean interrupts;
        volatile boolean interruptedAtBegin;
        volatile boolean blocked;
        volatile @Nullable Error failure;

        Task(String name) {
            this.name = name;
        }

        @Override
        public void run(Worker by) {
            interruptedAtBegin = Thread.currentThread().isInterrupted();
            worker = by.number();
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException stopped) {
                return;
            }
            if (interrupts) {
                Thread.currentThread().interrupt();
            }
            Error thrown = failure;
            if (thrown != null) {
                throw thrown;
            }
        }

        @Override
        public String description() {
            return name;
        }

        @Override
        public long blockedNanos() {
            return blocked ? System.nanoTime() - made : 0;
        }

        @Override
        public void timedOut() {
            timedOut = true;
        }

        @Override
        public void rejected(Throwable reason) {
            rejected = true;
        }

        void awaitBegin() {
            try {
                begun.await();
            } catch (InterruptedException stopped) {
                throw new AssertionError(name + " did not begin", stopped);
            }
        }

        void end() {
            end.countDown();
        }
    }

    private static final class Threadless implements WorkerClass {

        @Override
        public String name() {
            return "threadless";
        }

        @Override
        public int concurrency(Settings settings) {
            return 1;
        }

        @Override
        public ThreadFactory threads(String worker) {
            return task -> {
                throw new OutOfMemoryError("unable to create native thread");
            };
        }
    }
}
