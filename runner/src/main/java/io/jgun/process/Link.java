package io.jgun.process;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The connection between the arbiter and one worker process: a unix socket, so that each notices the other's end at once,
 * however it comes. One thread reads; any may send.
 */
public final class Link implements AutoCloseable {

    /** More is no message of ours; a config file has at most 1 MiB. */
    private static final int LARGEST = 16 << 20;

    private final SocketChannel channel;

    /** @param channel connected, blocking */
    public Link(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * A worker's end.
     *
     * @param socket of the arbiter
     * @param age what the arbiter has started this worker as
     * @throws IOException if nobody listens there
     */
    public static Link toArbiter(Path socket, int age) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        Link link = new Link(channel);
        link.send(new Message.Hello(Wire.VERSION, age));
        return link;
    }

    /**
     * Removes the socket of an arbiter that was killed, and the directory that it had made for it. Does nothing where
     * somebody listens, or where another worker has removed them.
     */
    public static void clearAway(Path socket) {
        try (SocketChannel trial = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            trial.connect(UnixDomainSocketAddress.of(socket));
        } catch (ConnectException nobody) {
            try {
                Files.deleteIfExists(socket);
                Path directory = socket.getParent();
                if (directory != null) {
                    Files.deleteIfExists(directory);
                }
            } catch (IOException inUse) {
                // Somebody has put something else there.
            }
        } catch (IOException gone) {
            // There is no such file any more.
        }
    }

    /** Whether the other end, which has said this, can be understood. */
    public static boolean isUnderstood(Message.Hello hello) {
        return hello.version() == Wire.VERSION;
    }

    /** Sends it whole. What the other end does not take any more is dropped: {@link #receive} tells that it has gone. */
    public void send(Message message) {
        byte[] bytes = Wire.encode(message);
        ByteBuffer frame = ByteBuffer.allocate(4 + bytes.length);
        frame.putInt(bytes.length).put(bytes).flip();
        synchronized (channel) {
            try {
                while (frame.hasRemaining()) {
                    channel.write(frame);
                }
            } catch (IOException gone) {
                // As said above.
            }
        }
    }

    /**
     * Waits for the next one.
     *
     * @return null when the other end has gone, or this one was closed
     */
    public @Nullable Message receive() {
        try {
            int length = read(4).getInt();
            if (length < 1 || length > LARGEST) {
                throw new IOException("a message of " + length + " bytes");
            }
            return Wire.decode(read(length).array());
        } catch (IOException gone) {
            close();
            return null;
        }
    }

    private ByteBuffer read(int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    /** False when the other end has been found gone, or this one was closed. */
    public boolean isOpen() {
        return channel.isOpen();
    }

    /** Idempotent. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // There is nothing to lose.
        }
    }
}
