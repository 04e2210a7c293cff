package io.jgun.prefork;

import io.jgun.prefork.WorkerHandle.State;
import io.jgun.process.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is there, and who there is to be: {@code target} workers of the crew in force. One rule brings about reload,
 * recycling, scaling and respawn alike: nobody has to leave before another serves in his place. Guarded by the
 * workforce's lock.
 */
final class Roster {

    /** Booting a JVM takes a processor for a while; more at once would only take longer, from requests too. */
    private final int atOnce;

    private final List<WorkerHandle> workers = new ArrayList<>();
    private @Nullable Crew current;
    private int target;
    private int ages;
    private volatile boolean ending;

    Roster(int atOnce) {
        this.atOnce = atOnce;
    }

    @Nullable
    Crew current() {
        return current;
    }

    void current(Crew crew, int workersOfIt) {
        Crew before = current;
        if (before != null) {
            before.superseded = true;
        }
        current = crew;
        target = workersOfIt;
    }

    void target(int count) {
        target = count;
    }

    /** The server will end: these hear of it now, and others when they have booted. Needs no lock. */
    void announceEnd(List<WorkerHandle> present) {
        ending = true;
        present.forEach(worker -> worker.send(new Message.ServerEnds()));
    }

    /** Lets a worker serve. Needs no lock. */
    void admit(WorkerHandle worker) {
        if (ending) {
            worker.send(new Message.ServerEnds());
        }
        worker.send(new Message.Serve());
    }

    List<WorkerHandle> all() {
        return List.copyOf(workers);
    }

    boolean isEmpty() {
        return workers.isEmpty();
    }

    boolean contains(WorkerHandle worker) {
        return workers.contains(worker);
    }

    @Nullable
    WorkerHandle aged(int age) {
        return workers.stream().filter(worker -> worker.age == age).findFirst().orElse(null);
    }

    WorkerHandle hire(Crew crew) {
        WorkerHandle worker = new WorkerHandle(crew, ++ages);
        workers.add(worker);
        return worker;
    }

    void remove(WorkerHandle worker) {
        workers.remove(worker);
    }

    boolean isServed() {
        return workers.stream().anyMatch(worker -> worker.state == State.SERVING);
    }

    boolean areSocketsClosed() {
        return workers.stream().allMatch(worker -> worker.state != State.SERVING || worker.closing == 0);
    }

    /** Those of the crew in force that are loaded and may begin. */
    List<WorkerHandle> ready() {
        return workers.stream()
                .filter(worker -> worker.crew == current && worker.state == State.READY)
                .toList();
    }

    /** Those that boot, or have, for a crew that is not in force any more. */
    List<WorkerHandle> latecomers() {
        return workers.stream()
                .filter(worker -> worker.crew.superseded)
                .filter(worker -> worker.state == State.BOOTING || worker.state == State.READY)
                .toList();
    }

    /**
     * Those that have to leave because enough others serve: of former crews, then those that are to be replaced, then
     * those that have served longest.
     */
    List<WorkerHandle> surplus() {
        List<WorkerHandle> serving = new ArrayList<>(
                workers.stream().filter(worker -> worker.state == State.SERVING).toList());
        int many = serving.size() - target;
        if (many <= 0) {
            return List.of();
        }
        serving.sort(Comparator.comparing((WorkerHandle worker) -> worker.crew == current)
                .thenComparing(worker -> !worker.outgoing)
                .thenComparing(worker -> worker.age));
        return List.copyOf(serving.subList(0, many));
    }

    /** How many to start now. */
    int vacancies(long now) {
        Crew crew = current;
        if (crew == null || crew.pauseNanos(now) > 0) {
            return 0;
        }
        long staying = workers.stream().filter(worker -> worker.counts(crew)).count();
        long booting =
                workers.stream().filter(worker -> worker.state == State.BOOTING).count();
        return (int) Math.max(0, Math.min(target - staying, atOnce - booting));
    }
}
