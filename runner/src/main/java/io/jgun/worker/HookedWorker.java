package io.jgun.worker;

import io.jgun.hooks.LogView;
import io.jgun.hooks.Slf4jLogView;
import io.jgun.hooks.WorkerView;
import io.jgun.settings.Settings;
import org.slf4j.LoggerFactory;

/** A worker as hooks see it, from inside its process. */
public record HookedWorker(Worker worker, Settings settings) implements WorkerView {

    private static final LogView LOG = new Slf4jLogView(LoggerFactory.getLogger(Worker.class));

    @Override
    public long pid() {
        return worker.pid();
    }

    @Override
    public int number() {
        return worker.number();
    }

    @Override
    public long age() {
        return worker.age();
    }

    @Override
    public long requests() {
        return worker.requests();
    }

    @Override
    public LogView log() {
        return LOG;
    }
}
