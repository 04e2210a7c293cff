package io.jgun.hooks;

import io.jgun.settings.Settings;

/** A worker of that age; its process id is 100 more. */
record FakeWorker(long age, LogView log) implements WorkerView {

    @Override
    public long pid() {
        return 100 + age;
    }

    @Override
    public int number() {
        return 1;
    }

    @Override
    public long requests() {
        return 0;
    }

    @Override
    public Settings settings() {
        return Settings.defaults();
    }
}
