package io.jgun.process;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The connection between the arbiter and one worker process: two pipes or a unix socket, so that each notices the other's end
 * at once, however it comes. One thread reads; any may send.
 */
public final class Link implements AutoCloseable {

    /** More is no message of ours; a config file has at most 1 MiB. */
    private static final int LARGEST = 16 << 20;

    private final ReadableByteChannel in;
    private final WritableByteChannel out;

    /** @param channel connected, blocking */
    public Link(SocketChannel channel) {
        this(channel, channel);
    }

    Link(ReadableByteChannel in, WritableByteChannel out) {
        this.in = in;
        this.out = out;
    }

    /**
     * A worker's end.
     *
     * @param pipes {@link LinkPipes#names}; empty if there are none
     * @param socket of the arbiter, for a worker that cannot open the pipes
     * @param age what the arbiter has started this worker as
     * @throws IOException if nobody listens there
     */
    public static Link toArbiter(String pipes, Path socket, int age) throws IOException {
        Link link = LinkPipes.worker(pipes);
        if (link == null) {
            link = connected(socket);
        }
        link.send(new Message.Hello(Wire.VERSION, age));
        return link;
    }

    private static Link connected(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new Link(channel);
        } catch (IOException nobody) {
            close(channel);
            throw nobody;
        }
    }

    /**
     * Removes the socket of an arbiter that was killed, and the directory that it had made for it. Does nothing where
     * somebody listens, or where another worker has removed them.
     */
    public static void clearAway(Path socket) {
        if (isAbandoned(socket)) {
            try {
                Files.deleteIfExists(socket);
                Path directory = socket.getParent();
                if (directory != null) {
                    Files.deleteIfExists(directory);
                }
            } catch (IOException inUse) {
                // Somebody has put something else there.
            }
        }
    }

    /** Whether this is a socket at which nobody listens any more. */
    public static boolean isAbandoned(Path socket) {
        try (SocketChannel trial = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            trial.connect(UnixDomainSocketAddress.of(socket));
            return false;
        } catch (ConnectException nobody) {
            return true;
        } catch (IOException gone) {
            return false; // there is no such file any more, or it is not for us
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
        synchronized (out) {
            try {
                while (frame.hasRemaining()) {
                    out.write(frame);
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
            if (in.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    /** False when the other end has been found gone, or this one was closed. */
    public boolean isOpen() {
        return in.isOpen();
    }

    /** Idempotent. */
    @Override
    public void close() {
        close(in);
        close(out);
    }

    static void close(Channel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // There is nothing to lose.
        }
    }
}
