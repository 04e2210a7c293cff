package io.jgun.worker;

import io.jgun.hooks.HookException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slots and workers that have ended, collected under the lock and seen off without it. */
final class Farewell {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

    private List<Slot> slots = List.of();
    private List<Worker> workers = List.of();

    void ended(Slot slot) {
        slots = slots.isEmpty() ? new ArrayList<>() : slots;
        slots.add(slot);
    }

    void exited(Worker worker) {
        workers = workers.isEmpty() ? new ArrayList<>() : workers;
        workers.add(worker);
    }

    void say(WorkerLifecycle lifecycle) {
        slots.forEach(Slot::end);
        for (Worker worker : workers) {
            if (lifecycle.announces(worker)) {
                LOG.info("Worker exiting (pid: {})", worker.pid());
            }
            attempt(() -> lifecycle.exited(worker));
        }
    }

    /** Runs what others have written: that it fails is logged and has no other effect. */
    static void attempt(Runnable call) {
        try {
            call.run();
        } catch (HookException failed) {
            failed.tell(LOG, "Error in the life of a worker");
        } catch (RuntimeException | Error failed) {
            LOG.error("Error in the life of a worker", failed);
        }
    }
}
