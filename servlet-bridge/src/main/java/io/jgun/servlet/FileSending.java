package io.jgun.servlet;

import io.jgun.servlet.files.FilePart;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * Sends a part of a file as the content of a response. The system copies it from the file into the socket. The head, and
 * small pieces where the socket has no room, go Jetty's way: so Jetty waits for the client.
 */
final class FileSending extends IteratingCallback {

    /** The rest of the connection's stream. */
    interface Stream {

        /** Writes the next bytes of the response; before the first the head. */
        void write(boolean last, ByteBuffer bytes, Callback callback);

        /** Whether the response has its own form for content, or none, so that the file's bytes must not go past it. */
        boolean isForming();
    }

    private static final int PIECE = 4 * 1024;

    /** Less is sent at once. */
    static final int LEAST = 32 * 1024;

    private final Stream stream;
    private final SocketChannel socket;
    private final FilePart part;
    private final ByteBuffer rest;
    private final boolean last;
    private final Callback callback;
    private boolean begun;
    private boolean ended;
    private boolean fileClosed;

    /** @param last whether the response ends with it */
    FileSending(Stream stream, SocketChannel socket, FilePart part, boolean last, Callback callback) {
        this.stream = stream;
        this.socket = socket;
        this.part = part;
        this.rest = part.bytes();
        this.last = last;
        this.callback = callback;
    }

    @Override
    protected Action process() throws IOException {
        if (!begun) {
            begun = true;
            // Alone: with the first bytes of the file in one write, the system took half as long again for the rest.
            stream.write(false, piece(0), this);
        } else if (rest.hasRemaining()) {
            if (!stream.isForming() && !fileClosed) {
                transfer();
            }
            // Of the file's end, too, somebody has to tell.
            int size = stream.isForming() || fileClosed ? rest.remaining() : PIECE;
            ended = size >= rest.remaining();
            stream.write(last && ended, piece(size), this);
        } else if (last && !ended) {
            ended = true;
            stream.write(true, rest, this);
        } else {
            return Action.SUCCEEDED;
        }
        return Action.SCHEDULED;
    }

    private ByteBuffer piece(int size) {
        int length = Math.min(size, rest.remaining());
        ByteBuffer piece = rest.slice(rest.position(), length);
        rest.position(rest.position() + length);
        return piece;
    }

    /** As much as the socket takes, without waiting. */
    private void transfer() throws IOException {
        long position = part.position() + rest.position();
        try {
            long sent = part.file().transferTo(position, rest.remaining(), socket);
            if (sent == 0 && part.file().size() < position + rest.remaining()) {
                throw new EOFException("the file has become shorter while it was sent");
            }
            rest.position(rest.position() + (int) sent);
        } catch (ClosedChannelException closed) {
            if (!socket.isOpen()) {
                throw closed;
            }
            // Another thread that sends it was interrupted. What is mapped can still be read.
            fileClosed = true;
        }
    }

    @Override
    protected void onCompleteSuccess() {
        callback.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        callback.failed(cause);
    }

    @Override
    public InvocationType getInvocationType() {
        return callback.getInvocationType();
    }
}
