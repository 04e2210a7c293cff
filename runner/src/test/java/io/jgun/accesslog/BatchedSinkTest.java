package io.jgun.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.logging.LogFilePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BatchedSinkTest {

    private static final Duration RETRY = Duration.ofMillis(5);

    @TempDir
    Path directory;

    /** Takes a few bytes at a time, or fails, or blocks, as a test says. */
    private static final class FakeTarget implements LineTarget {
        final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        volatile boolean full;
        volatile CountDownLatch gate = new CountDownLatch(0);
        final AtomicInteger failures = new AtomicInteger();

        @Override
        public void write(ByteBuffer lines) throws IOException {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (full) {
                failures.incrementAndGet();
                throw new IOException("No space left on device");
            }
            synchronized (taken) {
                for (int i = 0; i < 7 && lines.hasRemaining(); i++) {
                    taken.write(lines.get());
                }
            }
        }

        String text() {
            synchronized (taken) {
                return taken.toString(StandardCharsets.UTF_8);
            }
        }

        @Override
        public void reopen() {}

        @Override
        public void close() {}
    }

    private static LossReport report() {
        return new LossReport("test", Duration.ofSeconds(10), System::nanoTime);
    }

    private static void put(BatchedSink sink, String text) {
        LineBuffer line = new LineBuffer(LineBuffer.Escaping.TEXT);
        line.text(text);
        sink.accept(line);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(2);
        }
    }

    @Test
    void eightThreadsLoseAndTearNoLine() throws Exception {
        int each = 100_000;
        Path file = directory.resolve("access.log");
        LossReport report = report();
        BatchedSink sink =
                new BatchedSink(new LineTarget.File(new LogFilePath("accesslog", file)), report, RETRY).start();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            String name = "thread-" + t + "-";
            Thread thread = new Thread(() -> {
                LineBuffer line = new LineBuffer(LineBuffer.Escaping.TEXT);
                for (int i = 0; i < each; i++) {
                    line.clear();
                    line.text(name);
                    line.number(i);
                    line.text(" GET /some/path/that/is/a/little/longer HTTP/1.1 end");
                    sink.accept(line);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        sink.close();
        Set<String> seen = new HashSet<>();
        for (String line : Files.readAllLines(file)) {
            assertThat(line).endsWith(" end");
            seen.add(line);
        }
        assertThat(seen).hasSize(8 * each);
        assertThat(Files.size(file))
                .isEqualTo(seen.stream().mapToLong(s -> s.length() + 1L).sum());
        assertThat(report.lostInAll()).isZero();
    }

    @Test
    void aLineIsWrittenSoonWithoutAnotherOne() throws Exception {
        FakeTarget target = new FakeTarget();
        try (BatchedSink sink = new BatchedSink(target, report(), RETRY).start()) {
            put(sink, "alone");
            await(() -> target.text().equals("alone\n"));
        }
    }

    @Test
    void aSlowTargetMakesWritersWait() throws Exception {
        FakeTarget target = new FakeTarget();
        target.gate = new CountDownLatch(1);
        LossReport report = report();
        BatchedSink sink = new BatchedSink(target, report, RETRY).start();
        String long1 = "x".repeat(1000);
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 1000; i++) {
                put(sink, long1);
            }
        });
        writer.start();
        await(() -> writer.getState() == Thread.State.WAITING);
        target.gate.countDown();
        writer.join();
        sink.close();
        assertThat(target.text().lines()).hasSize(1000).allMatch(long1::equals);
        assertThat(report.lostInAll()).isZero();
    }

    @Test
    void aFullDiskDropsCountsAndRecovers() throws Exception {
        FakeTarget target = new FakeTarget();
        LossReport report = report();
        BatchedSink sink = new BatchedSink(target, report, RETRY).start();
        put(sink, "before");
        sink.flush();
        target.full = true;
        put(sink, "kept");
        await(() -> target.failures.get() > 2);
        String filler = "y".repeat(1000);
        for (int i = 0; i < 1000; i++) {
            put(sink, filler);
        }
        assertThat(report.lostInAll()).isPositive();
        target.full = false;
        await(() -> target.text().endsWith(filler + "\n"));
        sink.flush();
        put(sink, "after");
        sink.close();
        List<String> lines = target.text().lines().toList();
        assertThat(lines).startsWith("before", "kept").endsWith("after");
        assertThat(lines.size() + report.lostInAll()).isEqualTo(1003);
    }

    @Test
    void closingWithAFullDiskEndsAndCountsTheRest() {
        FakeTarget target = new FakeTarget();
        target.full = true;
        LossReport report = report();
        BatchedSink sink = new BatchedSink(target, report, RETRY).start();
        put(sink, "one");
        put(sink, "two");
        sink.close();
        assertThat(report.lostInAll()).isEqualTo(2);
    }

    @Test
    void aLineLongerThanTheBufferIsWritten() {
        FakeTarget target = new FakeTarget();
        BatchedSink sink = new BatchedSink(target, report(), RETRY).start();
        String huge = "z".repeat(600_000);
        put(sink, "a");
        put(sink, huge);
        put(sink, "b");
        sink.close();
        assertThat(target.text()).isEqualTo("a\n" + huge + "\nb\n");
    }

    @Test
    void reopenFollowsTheNameAfterLogrotate() throws Exception {
        Path file = directory.resolve("access.log");
        Path old = directory.resolve("access.log.1");
        BatchedSink sink =
                new BatchedSink(new LineTarget.File(new LogFilePath("accesslog", file)), report(), RETRY).start();
        put(sink, "first");
        sink.flush();
        Files.move(file, old);
        sink.reopen();
        await(() -> Files.exists(file));
        put(sink, "second");
        sink.close();
        assertThat(old).hasContent("first");
        assertThat(file).hasContent("second");
    }

    @Test
    void reopenThatFailsWritesOnToTheOldFile() throws Exception {
        Path sub = Files.createDirectory(directory.resolve("logs"));
        Path file = sub.resolve("access.log");
        BatchedSink sink =
                new BatchedSink(new LineTarget.File(new LogFilePath("accesslog", file)), report(), RETRY).start();
        put(sink, "first");
        sink.flush();
        Path moved = directory.resolve("moved");
        Files.move(sub, moved);
        sink.reopen();
        put(sink, "second");
        sink.close();
        assertThat(moved.resolve("access.log")).hasContent("first\nsecond");
    }
}
