package io.jgun.servlet.select;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections in the thread that reads them: nobody has to be woken, and what a client has sent by then is read at
 * once. While a connection may not be accepted the kernel's queue holds it, where another process finds it.
 */
public final class Acceptance implements ManagedSelector.Selectable {

    private static final Logger LOG = LoggerFactory.getLogger(Acceptance.class);

    /** One connection is accepted for so many others that have something to do, and one at least. */
    private static final int OTHERS = 8;

    /** How soon to ask again whether a connection may be accepted, should nobody tell. */
    private static final long AGAIN_MILLIS = 5;

    /** How soon to try again when the system refuses, mostly because too many files are open. */
    private static final long FAILURE_MILLIS = 1_000;

    private final ServerSocketChannel channel;
    private final Entrance entrance;
    private final ManagedSelector selector;
    private final Scheduler scheduler;
    private @Nullable SelectionKey key;
    private boolean refused;
    private volatile boolean paused;
    private volatile boolean failing;
    private final AtomicBoolean asking = new AtomicBoolean();

    /** Where connections go that have been accepted. Called by the selecting thread, {@link #admits} by any. */
    public interface Entrance {

        /** Whether another connection may be accepted. Who changes that calls {@link Acceptance#resume}. */
        boolean admits();

        /**
         * Takes a connection, to be closed by it.
         *
         * @param now whether what it returns will be run at once
         * @return reads what the client has sent; null if that will be done when the client has sent something
         */
        @Nullable
        Runnable enter(SocketChannel connection, boolean now) throws IOException;
    }

    /** @param channel becomes non-blocking, in all processes that accept from its socket */
    public Acceptance(ServerSocketChannel channel, Entrance entrance, ManagedSelector selector, Scheduler scheduler) {
        this.channel = channel;
        this.entrance = entrance;
        this.selector = selector;
        this.scheduler = scheduler;
    }

    /** Begins to accept. */
    public void start() throws IOException {
        channel.configureBlocking(false);
        selector.submit(this::register);
    }

    private void register(Selector with) {
        try {
            key = channel.register(with, SelectionKey.OP_ACCEPT, this);
        } catch (IOException closed) {
            LOG.debug("Closed before it was accepted from", closed);
        }
    }

    @Override
    public @Nullable Runnable onSelected() {
        SelectingThread selecting = SelectingThread.current();
        if (selecting != null) {
            selecting.selected(true);
        }
        Runnable first = null;
        int most = 1 + selector.getSelector().selectedKeys().size() / OTHERS;
        for (int count = 0; count < most; count++) {
            if (!entrance.admits()) {
                refuse();
                break;
            }
            SocketChannel connection = accept();
            if (connection == null) {
                break;
            }
            refused = false;
            Runnable reading = enter(connection, first == null);
            first = first == null ? reading : first;
        }
        return first;
    }

    private @Nullable SocketChannel accept() {
        try {
            return channel.accept();
        } catch (IOException failure) {
            if (channel.isOpen()) {
                LOG.warn("Cannot accept a connection, will try again: {}", failure.getMessage());
                failing = true;
                pause();
            }
            return null;
        }
    }

    private @Nullable Runnable enter(SocketChannel connection, boolean now) {
        try {
            return entrance.enter(connection, now);
        } catch (IOException gone) {
            LOG.debug("A connection ended before it was begun", gone);
            return null;
        }
    }

    /** Mostly what is read next makes room: only who is refused twice in a row waits to be told. */
    private void refuse() {
        if (refused) {
            pause();
            resume();
        }
        refused = !refused;
    }

    private void pause() {
        SelectionKey own = key;
        if (own != null && own.isValid() && !paused) {
            paused = true;
            own.interestOps(0);
            askAgain();
        }
    }

    private void askAgain() {
        if (asking.compareAndSet(false, true)) {
            scheduler.schedule(this::again, failing ? FAILURE_MILLIS : AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void again() {
        asking.set(false);
        failing = false;
        if (paused && !resume()) {
            askAgain();
        }
    }

    /**
     * Goes on where it waits and may go on. For any thread.
     *
     * @return whether it does
     */
    public boolean resume() {
        if (!paused || failing || !entrance.admits()) {
            return false;
        }
        selector.submit(own -> goOn());
        return true;
    }

    private void goOn() {
        SelectionKey own = key;
        if (paused && own != null && own.isValid()) {
            paused = false;
            own.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    /**
     * Accepts no more and closes the channel.
     *
     * @param closed is run then
     */
    public void stop(Runnable closed) {
        leave(() -> close(closed));
    }

    /**
     * Accepts what waits in the queue of a socket that lets no more connections in, and closes the channel: nobody else
     * accepts from it, and they would be reset.
     *
     * @param millis for connections that are just being made
     * @param closed is run then
     */
    public void empty(long millis, Runnable closed) {
        leave(() -> {
            acceptAll();
            scheduler.schedule(
                    () -> selector.submit(own -> {
                        acceptAll();
                        close(closed);
                    }),
                    millis,
                    TimeUnit.MILLISECONDS);
        });
    }

    /** A channel is not closed before its selector has given it up, which it does when it selects. */
    private void leave(Runnable then) {
        selector.submit(own -> {
            SelectionKey last = key;
            if (last != null) {
                last.cancel();
            }
            selector.submit(next -> then.run());
        });
    }

    private void acceptAll() {
        for (SocketChannel next = accept(); next != null; next = accept()) {
            enter(next, false);
        }
    }

    private void close(Runnable closed) {
        try {
            channel.close();
        } catch (IOException failure) {
            LOG.warn("A listening socket could not be closed", failure);
        }
        closed.run();
    }

    @Override
    public void updateKey() {
        // Its interest changes in the selecting thread only, at once.
    }

    @Override
    public void replaceKey(SelectionKey newKey) {
        key = newKey;
    }
}
