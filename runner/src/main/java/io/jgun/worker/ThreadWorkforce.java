package io.jgun.worker;

import io.jgun.accesslog.AccessLog;
import io.jgun.hooks.ServerHooks;
import io.jgun.hooks.ServerView;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.process.Workforce;
import io.jgun.settings.Settings;
import io.jgun.sockets.Listener;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread isolation: the workers are threads of this process. */
public final class ThreadWorkforce implements Workforce {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadWorkforce.class);

    private final AccessLog accessLog;
    private final ServerHooks hooks;
    private final ServerView server;
    private @Nullable WorkerPool pool;
    private @Nullable Engine engine;

    /** @param server what hooks are told of the arbiter */
    public ThreadWorkforce(AccessLog accessLog, ServerHooks hooks, ServerView server) {
        this.accessLog = accessLog;
        this.hooks = hooks;
        this.server = server;
    }

    @Override
    public void boot(Settings settings, List<Listener> listeners) {
        WorkerClass workerClass = WorkerClasses.of(settings);
        LOG.info("Using worker: {}", workerClass.name());
        WorkerPool workers = WorkerPool.of(settings, workerClass, new WorkerHooks(hooks, server, settings));
        pool = workers;
        Engine opened = bridge().open(settings, workers, accessLog, hooks);
        engine = opened;
        opened.activate(opened.load(settings));
        workers.start();
        listeners.forEach(opened::accept);
    }

    /**
     * Loads the applications and drops them again.
     *
     * @throws ExitException APP_LOAD_ERROR
     */
    public void check(Settings settings) {
        WorkerClass workerClass = WorkerClasses.of(settings);
        try (WorkerPool workers = WorkerPool.of(settings, workerClass, new WorkerHooks(hooks, server, settings))) {
            Engine opened = bridge().open(settings, workers, accessLog, hooks);
            try {
                opened.load(settings).retire(Duration.ZERO);
            } finally {
                opened.close();
            }
        }
    }

    /** The workers, for lists and metrics. */
    public WorkerPool pool() {
        if (pool == null) {
            throw new IllegalStateException("not booted");
        }
        return pool;
    }

    @Override
    public boolean stop(Duration grace) {
        boolean clean = true;
        if (pool != null && grace.isZero()) {
            pool.interrupt();
        }
        Engine running = engine;
        if (running != null) {
            clean = running.drain(grace);
            running.close();
            engine = null;
        }
        if (pool != null) {
            pool.close();
        }
        return clean;
    }

    private static ServletBridge bridge() {
        return ServiceLoader.load(ServletBridge.class)
                .findFirst()
                .orElseThrow(() -> new ExitException(
                        ExitCode.ERROR,
                        "no servlet bridge on the class path: jgun-servlet-bridge.jar is missing from the"
                                + " distribution's lib directory"));
    }
}
