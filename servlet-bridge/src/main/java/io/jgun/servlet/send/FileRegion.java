package io.jgun.servlet.send;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/** A part of a file, and the buffer that has the same bytes, whose position tells how much of it has been sent. */
public final class FileRegion {

    private final FileChannel file;
    private final long start;
    private final ByteBuffer buffer;

    /**
     * @param offset where in the file it begins, in bytes
     * @param buffer what is left of it is the region
     */
    FileRegion(FileChannel file, long offset, ByteBuffer buffer) {
        this.file = file;
        this.start = offset - buffer.position();
        this.buffer = buffer;
    }

    /** Where its buffer is among these, the same and not an equal one; -1 if it is not. */
    @SuppressWarnings("ReferenceEquality")
    public int indexIn(ByteBuffer[] buffers) {
        for (int i = 0; i < buffers.length; i++) {
            if (buffers[i] == buffer) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Sends what the socket takes at the moment, by sendfile(2), and moves the buffer's position.
     *
     * @return how many bytes
     * @throws EOFException if the file has become too short
     */
    public long transferTo(WritableByteChannel socket) throws IOException {
        long sent = 0;
        while (buffer.hasRemaining()) {
            long at = start + buffer.position();
            long now = file.transferTo(at, buffer.remaining(), socket);
            if (now <= 0) {
                if (file.size() <= at) {
                    throw new EOFException("the file became shorter while it was sent");
                }
                break;
            }
            buffer.position(buffer.position() + Math.toIntExact(now));
            sent += now;
        }
        return sent;
    }
}
