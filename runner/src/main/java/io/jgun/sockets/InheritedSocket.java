package io.jgun.sockets;

import io.jgun.posix.Descriptors;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A listening socket that this process was given when it was started: by a socket unit of systemd, by another
 * supervisor. The JDK makes channels of descriptors for itself only, hence the reflection; {@code bin/jgun} opens the
 * packages. Linux.
 */
final class InheritedSocket {

    // socket(7), asm-generic/socket.h
    private static final int SOL_SOCKET = 1;
    private static final int SO_TYPE = 3;
    private static final int SO_ACCEPTCONN = 30;
    private static final int SO_DOMAIN = 39;
    private static final int SOCK_STREAM = 1;

    private final int number;
    private final FileDescriptor descriptor;

    private InheritedSocket(int number) throws ReflectiveOperationException {
        this.number = number;
        Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
        constructor.setAccessible(true);
        this.descriptor = constructor.newInstance(number);
    }

    /**
     * @param number of the descriptor, which from now on belongs to the channel
     * @throws IOException with a message for the operator, if it is not a socket that listens
     */
    static ServerSocketChannel open(int number) throws IOException {
        if (!isOpen(number)) {
            throw new IOException("this process was not given such a descriptor");
        }
        try {
            return new InheritedSocket(number).channel();
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof IOException reason) {
                throw reason;
            }
            throw new IOException(failure.getCause());
        } catch (ReflectiveOperationException | InaccessibleObjectException closed) {
            throw new IOException(
                    "this Java does not open its sockets; start it with bin/jgun, or with"
                            + " --add-opens=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED",
                    closed);
        }
    }

    /**
     * Another descriptor of a socket that this process listens at. To close one does not close the other.
     *
     * @throws IOException where this Java does not allow it
     */
    static ServerSocketChannel again(ServerSocketChannel channel) throws IOException {
        return open(Descriptors.duplicate(number(channel)));
    }

    /** listen(2) on a socket that listens: changes how many connections may wait. False where this Java does not allow it. */
    static boolean listen(ServerSocketChannel channel, int backlog) {
        try {
            Method descriptor = Class.forName("sun.nio.ch.SelChImpl").getMethod("getFD");
            Method listen =
                    Class.forName("sun.nio.ch.Net").getDeclaredMethod("listen", FileDescriptor.class, int.class);
            descriptor.setAccessible(true);
            listen.setAccessible(true);
            listen.invoke(null, descriptor.invoke(channel), backlog);
            return true;
        } catch (ReflectiveOperationException | InaccessibleObjectException closed) {
            return false;
        }
    }

    /** The descriptor of a channel of this process. */
    static int number(ServerSocketChannel channel) throws IOException {
        try {
            Method number = Class.forName("sun.nio.ch.SelChImpl").getMethod("getFDVal");
            number.setAccessible(true);
            return (Integer) number.invoke(channel);
        } catch (ReflectiveOperationException | InaccessibleObjectException closed) {
            throw new IOException("this Java does not tell its descriptors; start it with bin/jgun", closed);
        }
    }

    private static boolean isOpen(int number) throws IOException {
        Path self = Path.of("/proc/self/fd");
        if (!Files.isDirectory(self)) {
            throw new IOException("descriptors can be taken over on Linux only; use host:port or unix:/path");
        }
        return Files.exists(self.resolve(Integer.toString(number)), LinkOption.NOFOLLOW_LINKS);
    }

    private ServerSocketChannel channel() throws IOException, ReflectiveOperationException {
        ProtocolFamily family = family();
        if (option(SO_TYPE) != SOCK_STREAM) {
            throw new IOException("not a stream socket (systemd: use ListenStream)");
        }
        if (option(SO_ACCEPTCONN) == 0) {
            throw new IOException("the socket does not listen (systemd: Accept must be no)");
        }
        Constructor<?> constructor = Class.forName("sun.nio.ch.ServerSocketChannelImpl")
                .getDeclaredConstructor(
                        SelectorProvider.class, ProtocolFamily.class, FileDescriptor.class, boolean.class);
        constructor.setAccessible(true);
        try {
            return (ServerSocketChannel) constructor.newInstance(SelectorProvider.provider(), family, descriptor, true);
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof InvalidPathException) {
                throw new IOException("Java cannot accept from abstract unix sockets; use a path", failure);
            }
            throw failure;
        }
    }

    private ProtocolFamily family() throws IOException, ReflectiveOperationException {
        int domain;
        try {
            domain = option(SO_DOMAIN);
        } catch (InvocationTargetException failure) {
            throw new IOException("not a socket", failure);
        }
        return switch (domain) {
            case 1 -> StandardProtocolFamily.UNIX;
            case 2 -> StandardProtocolFamily.INET;
            case 10 -> StandardProtocolFamily.INET6;
            default -> throw new IOException("a socket of address family " + domain + ", which is none of IP or unix");
        };
    }

    private int option(int name) throws ReflectiveOperationException {
        Method getsockopt = Class.forName("sun.nio.ch.Net")
                .getDeclaredMethod("getIntOption0", FileDescriptor.class, boolean.class, int.class, int.class);
        getsockopt.setAccessible(true);
        return (Integer) getsockopt.invoke(null, descriptor, false, SOL_SOCKET, name);
    }

    @Override
    public String toString() {
        return "fd://" + number;
    }
}
