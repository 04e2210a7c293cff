package io.jgun.servlet;

import io.jgun.servlet.select.SelectingThreads;
import io.jgun.servlet.select.ServingSelector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
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
 * socket, which AF_UNIX has not). One thread accepts, and only while the gate has room.
 */
final class ListenerConnector extends AbstractConnector {

    private static final int SELECTORS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    // Qualified: the superclass has members of that name.
    private final io.jgun.sockets.Listener listener;
    private final ServerSocketChannel accepting;
    private final ConnectionGate gate;
    private final @Nullable FairShare share;
    private final Supplier<ServingConfiguration> configuration;
    private final SelectingThreads threads;
    private final Selectors selectors;
    private final CountDownLatch left = new CountDownLatch(1);
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean ending;
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
        super(server, null, null, null, 1, new RequestConnectionFactory(configuration));
        this.listener = listener;
        this.accepting = listener.channel();
        this.gate = gate;
        this.share = share;
        this.configuration = configuration;
        this.threads = threads;
        this.selectors = new Selectors();
        installBean(selectors, true);
        setName(listener.url());
        setAcceptorPriorityDelta(0);
    }

    @Override
    protected void accept(int acceptor) throws IOException, InterruptedException {
        gate.await(() -> ending);
        if (share != null) {
            share.await(() -> ending);
        }
        SocketChannel channel = accepting.accept();
        if (channel != null) {
            take(channel);
        }
    }

    private void take(SocketChannel channel) throws IOException {
        if (share != null) {
            share.accepted();
        }
        channel.configureBlocking(false);
        if (!listener.isUnix()) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        selectors.accept(channel);
    }

    @Override
    protected boolean handleAcceptFailure(Throwable failure) {
        if (ending || !accepting.isOpen()) {
            left.countDown();
            return false;
        }
        return super.handleAcceptFailure(failure);
    }

    /**
     * Closes the listening socket. If nobody else will accept from it, what waits in its queue is taken first, and it is
     * closed in the moment that the queue is empty: what comes between the two would be reset. Idempotent.
     */
    void stopAccepting(long millis) throws InterruptedException {
        boolean last = accepting.isOpen() && listener.isNarrowed() && listener.channel() == accepting;
        try {
            if (last) {
                listener.renew();
            }
        } catch (IOException notHere) {
            LOG.warn("The queue of {} cannot be emptied before it is closed", listener, notHere);
            last = false;
        }
        stopAcceptor(millis);
        if (last) {
            takeTheRest();
        }
    }

    private void takeTheRest() {
        try (ServerSocketChannel rest = listener.channel()) {
            rest.configureBlocking(false);
            for (SocketChannel channel = rest.accept(); channel != null; channel = rest.accept()) {
                take(channel);
            }
        } catch (IOException failure) {
            LOG.warn("The queue of {} could not be emptied", listener, failure);
        }
    }

    /** Waits until it has handed over what it had accepted. Without an interrupt, which could hit it between the two. */
    private void stopAcceptor(long millis) throws InterruptedException {
        ending = true;
        setAccepting(true); // an acceptor that waits to be allowed would not see the end
        closeSocket();
        gate.wake();
        if (share != null) {
            share.freed();
        }
        if (isStarted() && !left.await(millis, TimeUnit.MILLISECONDS)) {
            LOG.warn("The acceptor of {} did not end in {} ms", listener, millis);
        }
    }

    io.jgun.sockets.Listener listener() {
        return listener;
    }

    private void closeSocket() {
        try {
            accepting.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Connections, also those that are only being accepted. */
    int connections() {
        return open.get();
    }

    /** Whether a request is inside; connections that are merely open do not count. */
    boolean isServing() {
        for (EndPoint endPoint : getConnectedEndPoints()) {
            if (!(endPoint.getConnection() instanceof RequestConnection connection) || connection.isServing()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Object getTransport() {
        return accepting;
    }

    /** Counts connections from the moment that they are accepted, so that the gate never lets one too many through. */
    private final class Selectors extends SelectorManager {

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
            return new ServingSelector(this, id);
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

        @Override
        protected void onAccepting(SelectableChannel channel) {
            open.incrementAndGet();
            gate.opened();
            super.onAccepting(channel);
        }

        @Override
        protected void onAcceptFailed(SelectableChannel channel, Throwable cause) {
            open.decrementAndGet();
            gate.closed();
            begun();
            super.onAcceptFailed(channel, cause);
        }

        @Override
        protected EndPoint newEndPoint(SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
            PatientEndPoint endPoint = new PatientEndPoint((SocketChannel) channel, selector, key, getScheduler());
            endPoint.setIdleTimeout(configuration.get().idleTickMillis());
            return endPoint;
        }

        @Override
        public Connection newConnection(SelectableChannel channel, EndPoint endPoint, Object attachment) {
            return getDefaultConnectionFactory().newConnection(ListenerConnector.this, endPoint);
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
            }
            super.endPointClosed(endPoint);
            open.decrementAndGet();
            gate.closed();
        }
    }
}
