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

    @Override
    protected long checkIdleTimeout() {
        if (isOpen() && getConnection() instanceof RequestConnection connection) {
            long left = connection.patienceMillis() - getIdleFor();
            if (left > 0) {
                return Math.min(left, getIdleTimeout());
            }
        }
        return super.checkIdleTimeout();
    }
}
