package io.jgun.prefork;

import io.jgun.hooks.LogView;
import io.jgun.hooks.Slf4jLogView;
import io.jgun.hooks.WorkerView;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.process.AbandonedDirectories;
import io.jgun.process.GenerationDirectory;
import io.jgun.process.Link;
import io.jgun.process.LinkPipes;
import io.jgun.process.Message;
import io.jgun.process.WorkerLoad;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import io.jgun.sockets.Listener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker process as the arbiter sees it. Guarded by the workforce's lock. */
final class WorkerHandle implements WorkerView {

    enum State {
        BOOTING,
        /** Loaded; told to accept as soon as its generation is in force. */
        READY,
        SERVING,
        /** Accepts no more. */
        LEAVING
    }

    private static final Logger LOGGER = LoggerFactory.getLogger(WorkerHandle.class);
    private static final LogView LOG = new Slf4jLogView(LOGGER);

    /** What it gets beyond its grace before it is killed: it cuts requests, and says so in the logs. */
    private static final long MARGIN_MILLIS = 2_000;

    private static final long YOUNG_NANOS = TimeUnit.SECONDS.toNanos(2);

    final Crew crew;
    final int age;
    final long born = System.nanoTime();
    volatile State state = State.BOOTING;

    /** Serves until another one does in its place. */
    boolean outgoing;

    /** It has hung: its end is not gentle. */
    boolean hung;

    /** It was killed before it had begun, which is no news. */
    volatile boolean dismissed;

    /** ABRT was sent. */
    boolean aborted;

    /** Told to close sockets, and has not done so yet: how often. */
    int closing;

    /** When it is killed if it has not ended; meaningful while it leaves. */
    long killAt;

    /** When it last said something. */
    long heard = born;

    long servingSince;
    long lifetimeNanos = Long.MAX_VALUE;
    volatile WorkerLoad load = WorkerLoad.NONE;
    Message.@Nullable Failed failed;
    int exitCode;
    final long hired = System.nanoTime();
    private boolean begun;
    private volatile @Nullable Process process;
    private volatile @Nullable Link link;
    private volatile @Nullable LinkPipes pipes;

    WorkerHandle(Crew crew, int age) {
        this.crew = crew;
        this.age = age;
    }

    /** True once: it is to be started. */
    boolean begins() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    /** Without the lock. */
    void started(Process running) {
        process = running;
        if (state == State.LEAVING) {
            dismissed = true;
            kill(); // it was not needed any more before it was there
        }
    }

    /** It may link itself through these. */
    void invited(LinkPipes through) {
        pipes = through;
    }

    void linked(Link to) {
        link = to;
        LinkPipes offered = pipes;
        if (offered != null) {
            offered.reached(to);
        }
    }

    boolean isLinked() {
        return link != null;
    }

    void unlink() {
        Link to = link;
        if (to != null) {
            to.close();
        }
        LinkPipes offered = pipes;
        if (offered != null) {
            offered.close();
        }
    }

    void send(Message message) {
        Link to = link;
        if (to != null) {
            to.send(message);
        }
    }

    void booted() {
        if (state == State.BOOTING) {
            state = State.READY;
            crew.booted();
        }
    }

    void serves(long now) {
        state = State.SERVING;
        servingSince = now;
        heard = now;
        Duration lifetime = settings().get(WorkerProcesses.WORKER_MAX_LIFETIME);
        if (!lifetime.isZero()) {
            // A tenth: enough to spread restarts, and never older than the operator said.
            lifetimeNanos = (long)
                    (lifetime.toNanos() * (1 - ThreadLocalRandom.current().nextDouble() / 10));
        }
    }

    /** It goes on until another one serves. */
    void replace(String why) {
        if (!outgoing && state != State.LEAVING) {
            outgoing = true;
            LOGGER.info("Autorestarting worker (pid: {}): {}", pid(), why);
        }
    }

    /**
     * It ends, or will be killed at that time.
     *
     * @return true unless it did so already, by an earlier time
     */
    boolean leaves(long latest) {
        if (state == State.LEAVING && killAt - latest <= 0) {
            return false;
        }
        state = State.LEAVING;
        killAt = latest;
        return true;
    }

    /** It is to close those of these sockets that it has. */
    void close(List<Listener> listeners) {
        List<Integer> numbers = listeners.stream()
                .map(crew.listeners::indexOf)
                .filter(number -> number >= 0)
                .toList();
        if (state == State.SERVING && !numbers.isEmpty()) {
            closing++;
            send(new Message.CloseSockets(numbers));
        }
    }

    /** It has so long to end by itself. */
    void leave(long graceMillis) {
        if (leaves(latest(graceMillis))) {
            retire(graceMillis);
        }
    }

    private static long latest(long graceMillis) {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(graceMillis + MARGIN_MILLIS);
    }

    /** What it tells. */
    void hears(Message message) {
        heard = System.nanoTime();
        if (message instanceof Message.Beat beat) {
            load = beat.load();
        } else if (message instanceof Message.Ready) {
            booted();
        } else if (message instanceof Message.Failed told) {
            failed = told;
        } else if (message instanceof Message.Replace replace) {
            replace(replace.reason());
        } else if (message instanceof Message.TimedOut) {
            hung = true;
            leave(crew.graceMillis());
        } else if (message instanceof Message.SocketsClosed) {
            closing--;
        } else if (message instanceof Message.Leaving) {
            leaves(latest(crew.graceMillis()));
        }
    }

    private void retire(long graceMillis) {
        Process running = process;
        if (isLinked()) {
            send(new Message.Retire(graceMillis));
        } else if (running != null) {
            dismissed = true;
            running.destroyForcibly(); // it has not come so far that it could lose anything
        }
    }

    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    /** What it could not remove itself. */
    void clearAwayAfter(int code) {
        if (code != 0) {
            AbandonedDirectories.clearAway(GenerationDirectory.place(settings()));
        }
    }

    /** Served for too short a time to be of use. */
    boolean hasDiedYoung() {
        return state == State.SERVING && System.nanoTime() - servingSince < YOUNG_NANOS;
    }

    /** Why it has not booted. */
    ExitException failure() {
        Message.Failed told = failed;
        if (told == null) {
            return new ExitException(
                    ExitCode.WORKER_BOOT_ERROR,
                    "Worker (pid:" + pid() + ") failed to boot: " + Deaths.describe(exitCode));
        }
        boolean load = told.exitCode() == ExitCode.APP_LOAD_ERROR.number();
        return new ExitException(load ? ExitCode.APP_LOAD_ERROR : ExitCode.WORKER_BOOT_ERROR, told.reason());
    }

    /** Among those that are to stay. */
    boolean counts(@Nullable Crew current) {
        return crew == current && !outgoing && state != State.LEAVING;
    }

    @Override
    public long pid() {
        Process running = process;
        return running == null ? 0 : running.pid();
    }

    @Override
    public int number() {
        return age;
    }

    @Override
    public long age() {
        return age;
    }

    @Override
    public long requests() {
        return load.requests();
    }

    @Override
    public LogView log() {
        return LOG;
    }

    @Override
    public Settings settings() {
        return crew.blueprint.settings();
    }
}
