package io.jgun.arbiter;

import io.jgun.hooks.HookException;
import io.jgun.posix.ExitException;
import io.jgun.posix.OtherProcess;
import io.jgun.settings.ServerSocket;
import io.jgun.settings.Settings;
import io.jgun.sockets.Inheritance;
import io.jgun.sockets.Listener;
import io.jgun.sockets.Listeners;
import io.jgun.sockets.Predecessor;
import io.jgun.sockets.SocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Upgrade of the running program as Gunicorn does it: USR2 starts a new arbiter on the same sockets; both serve until the
 * operator ends one of them. This is both sides of it, the child that was started and the parent that waits. For the arbiter's
 * thread.
 */
final class Upgrade {

    private static final Logger log = LoggerFactory.getLogger(Upgrade.class);

    /** How often to look for the other one, if there is one: nobody tells a child that its parent has ended. */
    private static final long LOOK_MILLIS = 100;

    private final Configured configured;
    private final ServiceStatus service;
    private final Optional<Predecessor> predecessor = Predecessor.ofProcess();
    private @Nullable OtherProcess parent =
            predecessor.map(it -> OtherProcess.of(it.pid())).orElse(null);
    private @Nullable Successor child;
    private List<Listener> shared = List.of();

    Upgrade(Configured configured, ServiceStatus service) {
        this.configured = configured;
        this.service = service;
        if (parent != null) {
            service.waits();
        }
    }

    /** What the log calls this arbiter. */
    String name() {
        return parent == null ? "Master" : "Master.2";
    }

    /**
     * Opens the sockets that the settings name: those that a parent has handed down are open. What it has handed down and
     * nobody asks for is closed.
     *
     * @throws ExitException as {@link Listeners#open}
     */
    List<Listener> open(Settings settings) {
        SocketOptions options = SocketOptions.of(settings);
        if (predecessor.isEmpty()) {
            return Listeners.open(settings.get(ServerSocket.BIND), options);
        }
        share(predecessor.get().listeners());
        List<Listener> listeners = Listeners.change(shared, settings.get(ServerSocket.BIND), options);
        shared.stream().filter(given -> !listeners.contains(given)).forEach(Listener::close);
        return listeners;
    }

    /**
     * USR2. What goes wrong is logged, and changes nothing.
     *
     * @param preExec the hook of that name
     */
    void begin(List<Listener> listeners, Runnable preExec) {
        if (child != null) {
            log.warn("USR2 signal ignored. Child exists.");
            return;
        }
        if (parent != null) {
            log.warn("USR2 signal ignored. Parent exists.");
            return;
        }
        try {
            Inheritance.check(listeners, "USR2 signal ignored. Two arbiters", "restart instead of upgrading");
            preExec.run();
            share(listeners);
            child = configured.startAgain(listeners);
            log.info("Started the new arbiter (pid: {})", child.pid());
        } catch (HookException e) {
            e.tell(log, "USR2 signal ignored. Error in the arbiter");
        } catch (ExitException e) {
            keep();
            log.warn("{}", e.getMessage());
            log.debug("The cause", e);
        }
    }

    /**
     * Looks whether the other one has ended. To be called by the loop.
     *
     * @param onPromotion what follows when this arbiter is the only one now, in place of its parent
     */
    void watch(Runnable onPromotion) {
        if (child != null && !child.isAlive()) {
            Successor ended = child;
            child = null;
            keep();
            tell(ended);
        }
        if (parent != null && !isAlive(parent)) {
            parent = null;
            keep();
            log.info("Master has been promoted.");
            configured.promoted();
            onPromotion.run();
        }
    }

    /** That it is the parent is true as long as it lives; under systemd it never was. */
    private static boolean isAlive(OtherProcess process) {
        return OtherProcess.parent() == process.pid() || process.isAlive();
    }

    /** It was rolled back, or has failed. */
    private static void tell(Successor ended) {
        OptionalInt code = ended.exitCode();
        String words = ended.words();
        if (code.orElse(0) != 0) {
            log.error(
                    "The new arbiter (pid: {}) exited with code {}; this one goes on serving.",
                    ended.pid(),
                    code.getAsInt());
        } else {
            log.info("The new arbiter (pid: {}) has ended; this one goes on serving.", ended.pid());
        }
        if (!words.isEmpty()) {
            log.error("The new arbiter's last words: {}", words);
        }
    }

    /** How long the loop may wait at most. */
    long patience(Duration tick) {
        return parent == null && child == null ? tick.toMillis() : LOOK_MILLIS;
    }

    /** Shutting down: what the service manager is to know of it. */
    void stops(Duration grace) {
        if (child != null) {
            service.leavesTo(child.pid());
        } else {
            service.stops(grace);
        }
    }

    /** Serving is over. Whoever remains keeps the files of the sockets. */
    void settle() {
        boolean alone = parent == null ? !hasChild() : !isAlive(parent);
        if (alone) {
            keep();
        }
    }

    /** The last thing that the arbiter does. */
    void leave() {
        if (child != null && hasChild()) {
            service.left(child.pid());
        }
    }

    private boolean hasChild() {
        return child != null && child.isAlive();
    }

    private void share(List<Listener> listeners) {
        shared = listeners;
        shared.forEach(Listener::share);
    }

    /** The sockets are this one's alone. The files of those that it has closed meanwhile were left for the other one. */
    private void keep() {
        shared.forEach(Listener::keep);
        shared.stream().filter(listener -> !listener.channel().isOpen()).forEach(Listener::unlink);
        shared = List.of();
    }
}
