package io.jgun.sockets;

import io.jgun.settings.BindAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An open listening socket. Opened and unlinked by the arbiter, accepted from by workers. Safe for many threads. */
public final class Listener implements AutoCloseable {

    private final BindAddress bind;
    private int backlog;
    private volatile ServerSocketChannel channel;
    private volatile boolean sealed;
    private final SocketAddress local;
    private final @Nullable Object socketFile;
    private volatile boolean shared;

    /**
     * @param bind what was asked for
     * @param channel bound, with a backlog that nobody knows; TCP or AF_UNIX; non-blocking as soon as anybody accepts from it
     */
    public Listener(BindAddress bind, ServerSocketChannel channel) {
        this(bind, channel, -1);
    }

    Listener(BindAddress bind, ServerSocketChannel channel, int backlog) {
        this.backlog = backlog;
        this.bind = bind;
        this.channel = channel;
        try {
            this.local = Objects.requireNonNull(channel.getLocalAddress(), "the channel is not bound");
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
        this.socketFile = bind instanceof BindAddress.Unix unix ? fileKey(unix.path()) : null;
    }

    /** What was asked for; the port may be 0. */
    public BindAddress bind() {
        return bind;
    }

    /** The socket itself; another one after {@link #renew}. */
    public ServerSocketChannel channel() {
        return channel;
    }

    /**
     * Goes on with another descriptor of the same socket: who accepts from the one before can be stopped by closing that
     * one, while connections go on waiting in the socket's queue.
     *
     * @return the channel before, to be closed
     * @throws IOException where this Java does not allow it; nothing has changed then
     */
    public ServerSocketChannel renew() throws IOException {
        ServerSocketChannel before = channel;
        channel = InheritedSocket.again(before);
        return before;
    }

    /** True for AF_UNIX. */
    public boolean isUnix() {
        return !(local instanceof InetSocketAddress);
    }

    /** Port in use, also where the system chose it; -1 for AF_UNIX. */
    public int port() {
        return local instanceof InetSocketAddress inet ? inet.getPort() : -1;
    }

    /** As Gunicorn writes it after {@code Listening at:}: {@code http://127.0.0.1:8000} or {@code unix:/run/app.sock}. */
    public String url() {
        if (bind instanceof BindAddress.Unix unix) {
            return "unix:" + unix.path();
        }
        if (local instanceof InetSocketAddress inet) {
            return "http://" + host(inet) + ":" + inet.getPort();
        }
        return "unix:" + local;
    }

    private static String host(InetSocketAddress inet) {
        String text = AddressText.of(inet.getAddress());
        return inet.getAddress() instanceof Inet6Address ? "[" + text + "]" : text;
    }

    /** Another process listens at it, too, so that the file of a unix socket is not this one's to remove. */
    public void share() {
        shared = true;
    }

    /** That other process has ended. */
    public void keep() {
        shared = false;
    }

    /**
     * Lets so many connections queue from now on, in whatever process they are accepted. Has no effect on a socket that a
     * service manager has given, nor where this Java does not allow it.
     */
    public synchronized void queue(int connections) {
        if (connections != backlog && !sealed && !(bind instanceof BindAddress.Descriptor)) {
            backlog = connections;
            InheritedSocket.listen(channel, connections);
        }
    }

    /**
     * Lets no more connections in, so that those that wait can be accepted before the socket is closed, which would reset
     * them; who connects from now on is refused. Has no effect on a socket that another arbiter, or a service manager, has
     * too.
     */
    public void seal() {
        if (!shared && !(bind instanceof BindAddress.Descriptor)) {
            sealed = InheritedSocket.seal(channel);
        }
    }

    /** Another process has {@linkplain #seal sealed} this socket. */
    public void sealedByAnother() {
        sealed = true;
    }

    /** Whether its queue ends with this process. */
    public boolean isSealed() {
        return sealed;
    }

    /** Whether all its clients are on this machine. */
    public boolean isLocal() {
        return !(local instanceof InetSocketAddress inet) || inet.getAddress().isLoopbackAddress();
    }

    /** Stops listening; the file of a unix socket stays. Idempotent. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Removes the file of a unix socket, unless another server has put its own there since, or {@linkplain #share()
     * shares} it. For its owner only.
     */
    public void unlink() {
        if (shared) {
            return;
        }
        if (bind instanceof BindAddress.Unix unix && socketFile != null && socketFile.equals(fileKey(unix.path()))) {
            try {
                Files.deleteIfExists(SocketFile.behind(unix.path()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static @Nullable Object fileKey(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException gone) {
            return null;
        }
    }

    @Override
    public String toString() {
        return url();
    }
}
