package io.jgun.worker;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread for what neither requests nor the watch may wait for, hooks above all. There is none until the first task, and it
 * ends when nothing has come for a while.
 */
final class Aside {

    private static final Logger LOG = LoggerFactory.getLogger(Aside.class);
    private static final long IDLE_SECONDS = 10;

    private final String name;
    private @Nullable ScheduledThreadPoolExecutor executor;
    private boolean stopped;

    Aside(String name) {
        this.name = name;
    }

    /** Runs it after those that were given before. */
    void execute(Runnable task) {
        schedule(task, Duration.ZERO);
    }

    synchronized void schedule(Runnable task, Duration delay) {
        if (!stopped) {
            ScheduledFuture<?> unused = executor().schedule(told(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Ends it: tasks that wait are dropped, the one that runs is interrupted. */
    synchronized void stop() {
        stopped = true;
        if (executor != null) {
            executor.shutdownNow();
        }
    }

    private Runnable told(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error failed) {
                LOG.error("Error in thread {}", name, failed);
            }
        };
    }

    private ScheduledThreadPoolExecutor executor() {
        ScheduledThreadPoolExecutor running = executor;
        if (running == null) {
            running = new ScheduledThreadPoolExecutor(
                    1, new PlatformThreads(name), new ThreadPoolExecutor.DiscardPolicy());
            running.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
            running.allowCoreThreadTimeOut(true);
            executor = running;
        }
        return running;
    }
}
