package io.jgun.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorUseTest {

    @Test
    void aThreadThatRunsHasRunForLongerAndDoesNotSleep() throws Exception {
        AtomicBoolean end = new AtomicBoolean();
        SynchronousQueue<ProcessorUse> uses = new SynchronousQueue<>();
        Thread busy = new Thread(() -> {
            tell(uses);
            while (!end.get()) {
                Thread.onSpinWait();
            }
        });
        busy.start();
        try {
            ProcessorUse use = uses.poll(10, TimeUnit.SECONDS);
            assertThat(use).isNotNull();
            long before = use.ranNanos();
            await().until(() -> use.ranNanos() > before + 2_000_000);
            assertThat(use.sleeps()).isFalse();
        } finally {
            end.set(true);
            busy.join();
        }
    }

    /** Which the JVM takes for running. */
    @Test
    void aThreadThatReadsFromAPipeSleeps() throws Exception {
        SynchronousQueue<ProcessorUse> uses = new SynchronousQueue<>();
        Pipe pipe = Pipe.open();
        Thread reader = new Thread(() -> {
            tell(uses);
            read(pipe);
        });
        reader.start();
        try {
            ProcessorUse use = uses.poll(10, TimeUnit.SECONDS);
            assertThat(use).isNotNull();
            await().until(() -> use.sleeps() && reader.getState() == Thread.State.RUNNABLE);
        } finally {
            pipe.sink().close();
            reader.join();
        }
    }

    @Test
    void theNameOfAThreadMayHoldAnything(@TempDir Path thread) throws Exception {
        Files.writeString(thread.resolve("stat"), "26495 (a) R (b)) S 26483 26483");
        assertThat(new ProcessorUse(thread).sleeps()).isTrue();
        Files.writeString(thread.resolve("stat"), "26495 (a) S (b)) R 26483 26483");
        assertThat(new ProcessorUse(thread).sleeps()).isFalse();
    }

    @Test
    void nothingIsKnownOfAThreadThatHasEnded(@TempDir Path none) {
        ProcessorUse use = new ProcessorUse(none);
        assertThat(use.ranNanos()).isZero();
        assertThat(use.sleeps()).isFalse();
    }

    private static void tell(SynchronousQueue<ProcessorUse> uses) {
        try {
            uses.put(ProcessorUse.ofCaller());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void read(Pipe pipe) {
        try {
            pipe.source().read(ByteBuffer.allocate(1));
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
