package io.jgun.worker;

import io.jgun.posix.ExitException;
import io.jgun.settings.Settings;
import io.jgun.settings.UserClass;
import io.jgun.settings.WorkerProcesses;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the worker class that the setting names. */
public final class WorkerClasses {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerClasses.class);

    private static final Map<String, Supplier<WorkerClass>> KNOWN = known();

    /** Gunicorn's other ways to serve many connections from one thread, all of which virtual threads replace. */
    private static final Set<String> SAME_AS_GEVENT = Set.of("eventlet", "gaiohttp", "tornado", "asgi");

    private WorkerClasses() {}

    private static Map<String, Supplier<WorkerClass>> known() {
        Map<String, Supplier<WorkerClass>> table = new LinkedHashMap<>();
        table.put("sync", SyncWorkers::new);
        table.put("gthread", ThreadedWorkers::new);
        table.put("gevent", VirtualWorkers::new);
        return table;
    }

    /**
     * The worker class in force: {@code sync} with threads becomes {@code gthread}, as in Gunicorn.
     *
     * @throws ExitException ERROR: unknown, unusable, or not on this Java
     */
    public static WorkerClass of(Settings settings) {
        String asked = settings.get(WorkerProcesses.WORKER_CLASS);
        String name = asked;
        if (name.equals("sync") && settings.get(WorkerProcesses.THREADS) > 1) {
            name = "gthread";
        } else if (SAME_AS_GEVENT.contains(name)) {
            LOG.info("Worker class {} means gevent here: a virtual thread for each request.", asked);
            name = "gevent";
        }
        Supplier<WorkerClass> known = KNOWN.get(name);
        return known != null
                ? known.get()
                : UserClass.create(settings, WorkerProcesses.WORKER_CLASS, asked, WorkerClass.class);
    }
}
