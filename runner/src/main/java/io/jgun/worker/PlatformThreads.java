package io.jgun.worker;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads of the system, which inherit nothing from whichever thread happens to start them. */
final class PlatformThreads implements ThreadFactory {

    private final String name;
    private final AtomicInteger count = new AtomicInteger();

    PlatformThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable task) {
        int number = count.incrementAndGet();
        Thread thread = new Thread(null, task, number == 1 ? name : name + "." + number, 0, false);
        thread.setDaemon(true);
        return thread;
    }
}
