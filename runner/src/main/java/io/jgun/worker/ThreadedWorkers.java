package io.jgun.worker;

import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import java.util.concurrent.ThreadFactory;

/** {@code gthread}: {@code threads} threads for each worker. */
final class ThreadedWorkers implements WorkerClass {

    @Override
    public String name() {
        return "gthread";
    }

    @Override
    public int concurrency(Settings settings) {
        return settings.get(WorkerProcesses.THREADS);
    }

    @Override
    public ThreadFactory threads(String worker) {
        return new PlatformThreads(worker);
    }
}
