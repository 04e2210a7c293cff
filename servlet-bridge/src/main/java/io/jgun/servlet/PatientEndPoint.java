package io.jgun.servlet;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A socket whose patience depends on what its connection is at. Its timer ticks at the shortest of the times that
 * matter and asks then, so that no request has to move a timer.
 */
final class PatientEndPoint extends SocketChannelEndPoint {

    PatientEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    /**
     * Whether anybody waits for the client is asked before how long it has been silent: a response that ends between the
     * two would else leave its connection idle for as long as the request took.
     */
    @Override
    protected long checkIdleTimeout() {
        boolean waiting = getFillInterest().isInterested() || getWriteFlusher().isPending();
        if (isOpen() && getConnection() instanceof RequestConnection connection) {
            if (!waiting) {
                return getIdleTimeout();
            }
            long left = connection.patienceMillis() - getIdleFor();
            if (left > 0) {
                return Math.min(left, getIdleTimeout());
            }
        }
        return super.checkIdleTimeout();
    }
}
