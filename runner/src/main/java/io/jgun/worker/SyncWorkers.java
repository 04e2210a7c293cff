package io.jgun.worker;

import io.jgun.settings.Settings;
import java.util.concurrent.ThreadFactory;

/** {@code sync}: one thread for each worker, one request at a time. */
final class SyncWorkers implements WorkerClass {

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public int concurrency(Settings settings) {
        return 1;
    }

    @Override
    public ThreadFactory threads(String worker) {
        return new PlatformThreads(worker);
    }
}
