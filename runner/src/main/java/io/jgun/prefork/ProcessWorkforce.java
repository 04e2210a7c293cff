package io.jgun.prefork;

import io.jgun.hooks.HookException;
import io.jgun.hooks.ServerView;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.prefork.WorkerHandle.State;
import io.jgun.process.Blueprint;
import io.jgun.process.ForkHooks;
import io.jgun.process.Link;
import io.jgun.process.Message;
import io.jgun.process.Workforce;
import io.jgun.settings.ServerMechanics;
import io.jgun.settings.WorkerProcesses;
import io.jgun.sockets.Inheritance;
import io.jgun.sockets.Listener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Process isolation, {@code --prefork}: each worker is a JVM of its own that accepts from the arbiter's sockets.
 *
 * <p>What is to be, and who is there, is in the {@link Roster}, guarded by one lock. One thread brings the two together;
 * it starts, stops and kills processes and calls hooks, never under the lock.
 */
public final class ProcessWorkforce implements Workforce {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessWorkforce.class);
    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Duration LAST_WAIT = Duration.ofSeconds(5);

    private final ServerView server;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Roster roster = new Roster(Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final Overseer overseer = new Overseer();
    private @Nullable LinkServer links;
    private Asked arbiter = Asked.NOBODY;
    private boolean stopping;

    /** @param server what hooks are told of the arbiter */
    public ProcessWorkforce(ServerView server) {
        this.server = server;
    }

    @Override
    public void askThrough(Asked asked) {
        arbiter = asked;
    }

    @Override
    public Prepared prepare(Blueprint blueprint, List<Listener> listeners) {
        Inheritance.check(listeners);
        openLinks(blueprint);
        Crew crew = new Crew(blueprint, listeners, new ForkHooks(blueprint.hooks(), server, blueprint.settings()));
        WorkerHandle first = null;
        lock.lock();
        try {
            first = roster.hire(crew);
            changed.signalAll();
            while (first.state != State.READY && roster.contains(first)) {
                changed.await();
            }
            if (first.state == State.READY) {
                return new Staged(crew, first);
            }
            throw first.failure();
        } catch (InterruptedException givenUp) {
            dismiss(first);
            throw new ExitException(ExitCode.WORKER_BOOT_ERROR, "Nobody waits for this boot any more.", givenUp);
        } finally {
            lock.unlock();
        }
    }

    /** Once, by the first preparation. */
    private void openLinks(Blueprint blueprint) {
        lock.lock();
        try {
            if (links == null) {
                LinkServer opened =
                        LinkServer.open(blueprint.settings().get(ServerMechanics.WORKER_TMP_DIR), this::greeted);
                links = opened;
                Threads.start("workers", () -> keep(opened));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean limitsBoots() {
        return true; // the stacks that tell why are another process's
    }

    @Override
    public void notPrepared() {
        // Its first worker has ended already.
    }

    @Override
    public void activate(Prepared prepared, List<Listener> listeners) {
        Crew next = ((Staged) prepared).crew();
        Crew before;
        lock.lock();
        try {
            before = roster.current();
            roster.current(next, next.blueprint.settings().get(WorkerProcesses.WORKERS));
            if (before != null) {
                close(before.listeners.stream()
                        .filter(listener -> !listeners.contains(listener))
                        .toList());
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (before != null) {
            before.blueprint.accessLog().close();
        }
    }

    /** Nobody is to accept from them any more; with the lock. A queue ends with the last process that holds its socket. */
    private void close(List<Listener> listeners) {
        listeners.forEach(Listener::close);
        List<Listener> sealed = listeners.stream().filter(Listener::isSealed).toList();
        roster.all().forEach(worker -> worker.close(sealed));
    }

    @Override
    public void resize(int workers) {
        lock.lock();
        try {
            roster.target(workers);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void reopenLogs() {
        all().forEach(worker -> worker.send(new Message.ReopenLogs()));
    }

    @Override
    public void announceEnd() {
        roster.announceEnd(all());
    }

    @Override
    public boolean stop(Duration grace) {
        lock.lock();
        try {
            stopping = true;
            Crew crew = roster.current();
            if (crew != null) {
                close(crew.listeners);
            }
            long left = grace.plus(LAST_WAIT).toNanos();
            long closing = Math.min(LAST_WAIT.toNanos(), grace.toNanos());
            while (closing > 0 && !roster.areSocketsClosed()) {
                closing = changed.awaitNanos(closing);
            }
            roster.announceEnd(roster.all());
            roster.all().forEach(worker -> worker.leave(grace.toMillis()));
            changed.signalAll();
            while (!roster.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return roster.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        stop(Duration.ZERO);
        all().forEach(WorkerHandle::kill);
        lock.lock();
        try {
            if (links != null) {
                links.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private List<WorkerHandle> all() {
        lock.lock();
        try {
            return roster.all();
        } finally {
            lock.unlock();
        }
    }

    /** The thread that does all that is to be done. */
    private void keep(LinkServer reported) {
        while (true) {
            List<Runnable> actions = new ArrayList<>();
            lock.lock();
            try {
                decide(reported, actions);
                if (actions.isEmpty()) {
                    changed.awaitNanos(TICK_NANOS);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts it", e);
            } finally {
                lock.unlock();
            }
            for (Runnable action : actions) {
                try {
                    action.run();
                } catch (RuntimeException | Error failed) {
                    LOG.error("Error while keeping the workers", failed);
                }
            }
        }
    }

    private void decide(LinkServer reported, List<Runnable> actions) {
        long now = System.nanoTime();
        for (WorkerHandle worker : roster.all()) {
            if (worker.begins()) {
                actions.add(() -> start(worker, reported));
            }
            overseer.look(worker, now, actions);
        }
        if (stopping) {
            return;
        }
        for (WorkerHandle worker : roster.ready()) {
            worker.serves(now);
            actions.add(() -> roster.admit(worker));
        }
        roster.latecomers().forEach(worker -> worker.leave(0));
        for (WorkerHandle worker : roster.surplus()) {
            worker.leave(worker.crew.graceMillis());
        }
        Crew crew = roster.current();
        for (int i = roster.vacancies(now); i > 0 && crew != null; i--) {
            WorkerHandle worker = roster.hire(crew);
            worker.begins();
            actions.add(() -> start(worker, reported));
        }
    }

    private void dismiss(@Nullable WorkerHandle worker) {
        if (worker != null) {
            worker.leave(0);
            changed.signalAll();
        }
    }

    private void start(WorkerHandle worker, LinkServer reported) {
        try {
            worker.crew.hooks.starting(worker);
            Process process = WorkerJvm.start(worker, reported.invite(worker));
            worker.started(process);
            Threads.start("worker-" + process.pid(), () -> awaitEnd(worker, process));
        } catch (IOException | RuntimeException failed) {
            String reason = failed instanceof HookException ? String.valueOf(failed.getMessage()) : failed.toString();
            worker.failed = new Message.Failed(ExitCode.WORKER_BOOT_ERROR.number(), reason);
            ended(worker, ExitCode.WORKER_BOOT_ERROR.number());
        }
    }

    private void awaitEnd(WorkerHandle worker, Process process) {
        try {
            int code = process.waitFor();
            ended(worker, code);
            worker.clearAwayAfter(code);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        }
    }

    private void ended(WorkerHandle worker, int code) {
        worker.unlink();
        boolean booted = worker.state == State.SERVING || (worker.state == State.LEAVING && worker.failed == null);
        attempt(() -> worker.crew.hooks.ended(worker));
        ExitException halt = null;
        lock.lock();
        try {
            worker.exitCode = code;
            boolean alone = worker.crew == roster.current() && !stopping;
            roster.remove(worker);
            if (alone && (!booted || worker.hasDiedYoung())) {
                Duration pause = worker.crew.failed(worker.hired);
                ExitException failure = worker.failure();
                if (!booted && !roster.isServed() && failure.code() != ExitCode.ERROR) {
                    halt = failure;
                } else if (!booted) {
                    String when = pause.isZero() ? "now" : "in " + pause.toSeconds() + " s";
                    LOG.error("Worker failed to boot, trying again {}: {}", when, Deaths.reason(failure));
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (booted && !worker.dismissed) {
            Deaths.report(LOG, worker.pid(), code);
        }
        if (halt != null) {
            arbiter.halt(halt);
        }
    }

    private void greeted(Link link, Message.Hello hello) {
        WorkerHandle worker = null;
        lock.lock();
        try {
            worker = roster.aged(hello.age());
            if (worker == null || worker.isLinked() || !Link.isUnderstood(hello)) {
                link.close();
                return;
            }
            worker.linked(link);
            Blueprint blueprint = worker.crew.blueprint;
            worker.send(new Message.Order(
                    server.pid(),
                    server.addresses(),
                    server.workers(),
                    worker.crew.listeners.size(),
                    blueprint.invocation()));
        } finally {
            lock.unlock();
        }
        for (Message message = link.receive(); message != null; message = link.receive()) {
            received(worker, message);
        }
    }

    private void received(WorkerHandle worker, Message message) {
        lock.lock();
        try {
            if (message instanceof Message.Ready ready && worker.crew != roster.current()) {
                LOG.info("Using worker: {}", ready.workerClass());
            }
            worker.hears(message);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static void attempt(Runnable hook) {
        try {
            hook.run();
        } catch (HookException failed) {
            failed.tell(LOG, "Error in the life of a worker");
        }
    }

    /** A generation of which one worker is ready; the others come when it is in force. */
    private final class Staged implements Prepared {

        private final Crew crew;
        private final WorkerHandle first;

        Staged(Crew crew, WorkerHandle first) {
            this.crew = crew;
            this.first = first;
        }

        Crew crew() {
            return crew;
        }

        @Override
        public void discard() {
            lock.lock();
            try {
                dismiss(first);
            } finally {
                lock.unlock();
            }
            crew.blueprint.accessLog().close();
        }
    }
}
