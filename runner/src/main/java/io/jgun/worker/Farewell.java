package io.jgun.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Slots and workers that have ended, collected under the lock and seen off without it. */
final class Farewell {

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

    void say(Consumer<Worker> toWorker) {
        slots.forEach(Slot::end);
        workers.forEach(toWorker);
    }
}
