package io.jgun.servlet;

import io.jgun.proxies.Preamble;
import io.jgun.servlet.select.SelectingThread;
import io.jgun.servlet.send.FileRegion;
import io.jgun.servlet.send.FileSender;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A socket whose patience depends on what its connection is at. Its timer ticks at the shortest of the times that
 * matter and asks then, so that no request has to move a timer.
 */
final class PatientEndPoint extends SocketChannelEndPoint implements FileSender {

    private final ManagedSelector selector;
    private volatile boolean registered;
    private volatile @Nullable Preamble preamble;
    private volatile @Nullable FileRegion region;

    PatientEndPoint(SocketChannel channel, ManagedSelector selector, Scheduler scheduler) {
        super(channel, selector, null, scheduler);
        this.selector = selector;
    }

    /** What the PROXY protocol tells of it; null without. */
    @Nullable
    Preamble preamble() {
        return preamble;
    }

    void belongsTo(Preamble told) {
        preamble = told;
    }

    @Override
    public void sends(@Nullable FileRegion next) {
        region = next;
    }

    /** What is of a file that is to be sent goes there from the file, what is before and after it from memory. */
    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        FileRegion sent = region;
        int at = sent == null ? -1 : sent.indexIn(buffers);
        if (sent == null || at < 0) {
            return super.flush(buffers);
        }
        if (at > 0 && !super.flush(Arrays.copyOf(buffers, at))) {
            return false;
        }
        try {
            if (sent.transferTo(getChannel()) > 0) {
                notIdle();
            }
        } catch (IOException e) {
            throw new EofException(e);
        }
        return !buffers[at].hasRemaining()
                && (at == buffers.length - 1 || super.flush(Arrays.copyOfRange(buffers, at + 1, buffers.length)));
    }

    @Override
    public @Nullable Runnable onSelected() {
        SelectingThread selecting = SelectingThread.current();
        if (selecting != null) {
            selecting.selected(getConnection() instanceof RequestConnection);
        }
        return super.onSelected();
    }

    /**
     * Registers it when it has to wait for the first time; many a connection ends before. A key of a closed channel is
     * cancelled: to find that out by an exception costs more than to ask.
     */
    @Override
    public void updateKey() {
        if (!getChannel().isOpen()) {
            return;
        }
        if (!registered) {
            registered = true;
            try {
                replaceKey(getChannel().register(selector.getSelector(), 0, this));
            } catch (ClosedChannelException closed) {
                return;
            }
        }
        super.updateKey();
    }

    @Override
    public boolean isWriteInterested() {
        return registered && super.isWriteInterested();
    }

    /**
     * A connection is closed in stages, because the system answers whatever the client may still send with a reset, which
     * would destroy a response on its way (RFC 9112 section 9.6). A client that has asked for the end sends nothing more.
     */
    @Override
    protected void doShutdownOutput() {
        SelectingThread selecting = SelectingThread.current();
        if (selecting != null
                && selecting.isReading()
                && getConnection() instanceof RequestConnection connection
                && connection.isEndedByClient()) {
            connection.closesNow();
            selecting.afterwards(this::close);
        } else {
            super.doShutdownOutput();
        }
    }

    @Override
    protected void needsFillInterest() {
        letOthersSelect();
        super.needsFillInterest();
    }

    @Override
    protected void onIncompleteFlush() {
        letOthersSelect();
        super.onIncompleteFlush();
    }

    /** An application that reads or writes more than the socket has ready will wait for it. */
    private static void letOthersSelect() {
        SelectingThread selecting = SelectingThread.current();
        if (selecting != null && selecting.isServing()) {
            selecting.relieve();
        }
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
        if (isOpen() && getConnection() instanceof PreambleConnection connection) {
            long left = connection.patienceMillis() - getIdleFor();
            if (left > 0) {
                return Math.min(left, getIdleTimeout());
            }
        }
        return super.checkIdleTimeout();
    }
}
