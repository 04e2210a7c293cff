package io.jgun.servlet;

import io.jgun.proxies.Preamble;
import io.jgun.servlet.select.Acceptance;
import io.jgun.servlet.select.SelectingThreads;
import io.jgun.servlet.select.ServingSelector;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;

/**
 * Accepts from a listener that the arbiter opened, TCP or AF_UNIX (Jetty's ServerConnector asks the channel for a
 * socket, which AF_UNIX has not), and only while the gate has room.
 */
final class ListenerConnector extends AbstractConnector {

    /** How long a connection takes to get into the queue once the system has begun to make it. */
    private static final long HERE_MILLIS = 5;

    private static final long FAR_MILLIS = 100;

    private static final int SELECTORS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    // Qualified: the superclass has members of that name.
    private final io.jgun.sockets.Listener listener;
    private final ServerSocketChannel accepting;
    private final ConnectionGate gate;
    private final @Nullable FairShare share;
    private final Supplier<ServingConfiguration> configuration;
    private final RequestConnectionFactory http;
    private final SelectingThreads threads;
    private final Selectors selectors;
    private final Runnable resume = this::resume;
    private volatile @Nullable Acceptance acceptance;
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean draining;

    /**
     * @param share null if nobody else accepts from the listener
     * @param configuration for each new connection
     */
    ListenerConnector(
            Server server,
            io.jgun.sockets.Listener listener,
            ConnectionGate gate,
            @Nullable FairShare share,
            SelectingThreads threads,
            Supplier<ServingConfiguration> configuration) {
        super(server, null, null, null, 0, new RequestConnectionFactory(configuration));
        this.http = (RequestConnectionFactory) getDefaultConnectionFactory();
        this.listener = listener;
        this.accepting = listener.channel();
        this.gate = gate;
        this.share = share;
        this.configuration = configuration;
        this.threads = threads;
        this.selectors = new Selectors();
        installBean(selectors, true);
        setName(listener.url());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Acceptance begun = new Acceptance(accepting, new Door(), selectors.first(), getScheduler());
        acceptance = begun;
        gate.whenRoom(resume);
        if (share != null) {
            share.whenFreed(resume);
        }
        begun.start();
    }

    private void resume() {
        Acceptance begun = acceptance;
        if (begun != null) {
            begun.resume();
        }
    }

    /** The selecting thread accepts. */
    @Override
    protected void accept(int acceptor) {
        throw new UnsupportedOperationException();
    }

    /** Closes the listening socket. If nobody else will accept from it, what waits in its queue is taken first. Idempotent. */
    void stopAccepting(long millis) throws InterruptedException {
        Acceptance begun = acceptance;
        if (begun == null || !accepting.isOpen()) {
            return;
        }
        CountDownLatch closed = new CountDownLatch(1);
        if (listener.isSealed() && listener.channel() == accepting) {
            begun.empty(listener.isLocal() ? HERE_MILLIS : FAR_MILLIS, closed::countDown);
        } else {
            begun.stop(closed::countDown);
        }
        if (!closed.await(millis, TimeUnit.MILLISECONDS)) {
            LOG.warn("{} could not be closed within {} ms", listener, millis);
        }
    }

    @Override
    protected void doStop() throws Exception {
        gate.never(resume);
        if (share != null) {
            share.never(resume);
        }
        getConnectedEndPoints()
                .forEach(EndPoint::close); // no selector knows those that have not waited for anything yet
        super.doStop();
        accepting.close();
    }

    io.jgun.sockets.Listener listener() {
        return listener;
    }

    boolean accepts(ServerSocketChannel from) {
        return accepting.equals(from);
    }

    /**
     * From now on every response is the last of its connection, and idle connections close after {@code keepalive}, new
     * ones too.
     */
    void drain() {
        draining = true;
        getConnectedEndPoints().forEach(endPoint -> {
            if (endPoint.getConnection() instanceof RequestConnection connection) {
                endPoint.setIdleTimeout(connection.configuration().drainTickMillis());
            } else if (endPoint.getConnection() instanceof PreambleConnection connection) {
                endPoint.setIdleTimeout(connection.patienceMillis());
            }
        });
    }

    boolean isDraining() {
        return draining;
    }

    /** The first request of a connection is with the workers. */
    void begun() {
        if (share != null) {
            share.begun();
        }
    }

    /** A connection has brought its second request. */
    void returned() {
        if (share != null) {
            share.returned();
        }
    }

    /** Such a connection has ended. */
    void left() {
        if (share != null) {
            share.left();
        }
    }

    private void ended() {
        open.decrementAndGet();
        gate.closed();
    }

    /** Connections that are open. */
    int connections() {
        return open.get();
    }

    /** Whether a request is inside; connections that are merely open do not count. */
    boolean isServing() {
        for (EndPoint endPoint : getConnectedEndPoints()) {
            Connection connection = endPoint.getConnection();
            boolean idle = connection instanceof RequestConnection http1
                    ? !http1.isServing()
                    : connection instanceof PreambleConnection;
            if (!idle) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Object getTransport() {
        return accepting;
    }

    private final class Door implements Acceptance.Entrance {

        @Override
        public boolean admits() {
            return gate.hasRoom() && (share == null || share.admits());
        }

        @Override
        public @Nullable Runnable enter(SocketChannel connection, boolean now) throws IOException {
            if (share != null) {
                share.accepted();
            }
            open.incrementAndGet();
            gate.opened();
            try {
                connection.configureBlocking(false);
                if (!listener.isUnix()) {
                    connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
                }
            } catch (IOException gone) {
                connection.close();
                begun();
                ended();
                throw gone;
            }
            return selectors.open(connection, now);
        }
    }

    private final class Selectors extends SelectorManager {

        private @Nullable ManagedSelector first;
        private volatile @Nullable Thread starting;

        Selectors() {
            super(threads, ListenerConnector.this.getScheduler(), SELECTORS);
        }

        @Override
        protected void doStart() throws Exception {
            starting = Thread.currentThread();
            try {
                super.doStart();
            } finally {
                starting = null;
            }
        }

        @Override
        protected ManagedSelector newSelector(int id) {
            ServingSelector selector = new ServingSelector(this, id);
            first = id == 0 ? selector : first;
            return selector;
        }

        /** What a selector is started with is to select. */
        @Override
        protected void execute(Runnable task) {
            if (Thread.currentThread() == starting) {
                threads.start(task);
            } else {
                threads.execute(task);
            }
        }

        ManagedSelector first() {
            return Objects.requireNonNull(first);
        }

        /**
         * Jetty's own way wakes the selector once more, and registers what is often closed before it ever has to wait.
         *
         * @param now whether what it returns will be run at once
         */
        @Nullable
        Runnable open(SocketChannel channel, boolean now) {
            ManagedSelector selector = chooseSelector();
            if (selector == first) {
                return open(channel, selector, now);
            }
            selector.submit(own -> open(channel, selector, false));
            return null;
        }

        private @Nullable Runnable open(SocketChannel channel, ManagedSelector selector, boolean now) {
            EndPoint endPoint = newEndPoint(channel, selector, null);
            try {
                Connection connection = newConnection(channel, endPoint, null);
                endPoint.setConnection(connection);
                endPoint.onOpen();
                endPointOpened(endPoint);
                boolean atOnce = now && connection instanceof RequestConnection;
                if (atOnce) {
                    ((RequestConnection) connection).readAtOnce();
                }
                connectionOpened(connection, null);
                return atOnce ? ((RequestConnection) connection)::onFillable : null;
            } catch (RuntimeException failure) {
                LOG.warn("A connection could not be opened", failure);
                endPoint.close(failure);
                return null;
            }
        }

        @Override
        protected EndPoint newEndPoint(
                SelectableChannel channel, ManagedSelector selector, @Nullable SelectionKey unregistered) {
            PatientEndPoint endPoint = new PatientEndPoint((SocketChannel) channel, selector, getScheduler());
            endPoint.setIdleTimeout(configuration.get().idleTickMillis());
            return endPoint;
        }

        @Override
        public Connection newConnection(SelectableChannel channel, EndPoint endPoint, @Nullable Object attachment) {
            ServingConfiguration now = configuration.get();
            Preamble.Version version = now.preambles().version();
            return version == null
                    ? http.newConnection(ListenerConnector.this, endPoint)
                    : new PreambleConnection((PatientEndPoint) endPoint, ListenerConnector.this, http, now, version);
        }

        @Override
        protected void endPointOpened(EndPoint endPoint) {
            super.endPointOpened(endPoint);
            onEndPointOpened(endPoint);
        }

        @Override
        protected void endPointClosed(EndPoint endPoint) {
            onEndPointClosed(endPoint);
            if (endPoint.getConnection() instanceof RequestConnection connection) {
                connection.ended();
            } else if (endPoint.getConnection() instanceof PreambleConnection) {
                begun(); // nothing will come of it any more
            }
            super.endPointClosed(endPoint);
            ended();
        }
    }
}
