package io.jgun.worker;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Daemon threads of the system, which inherit nothing from whichever thread happens to start them: that may be one of an
 * application, whose class loader would live on in them.
 */
final class PlatformThreads implements ThreadFactory {

    private final String name;
    private final AtomicInteger count = new AtomicInteger();

    PlatformThreads(String name) {
        this.name = name;
    }

    @Override
    @SuppressWarnings(
            "removal") // no other way keeps the starter's stack, with its class loaders, out of a thread on Java 17
    public Thread newThread(Runnable task) {
        int number = count.incrementAndGet();
        String unique = number == 1 ? name : name + "." + number;
        Thread thread = AccessController.doPrivileged(
                (PrivilegedAction<Thread>) () -> new Thread(null, task, unique, 0, false));
        thread.setContextClassLoader(PlatformThreads.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }
}
