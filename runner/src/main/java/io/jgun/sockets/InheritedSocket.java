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
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

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
    private static final int SO_BINDTOIFINDEX = 62;
    private static final int SOCK_STREAM = 1;
    private static final int SHUT_RD = 0;

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
        return open(Descriptors.duplicate(Descriptors.number(channel)));
    }

    /** listen(2) on a socket that listens: changes how many connections may wait. False where this Java does not allow it. */
    static boolean listen(ServerSocketChannel channel, int backlog) {
        try {
            call("listen", List.of(FileDescriptor.class, int.class), descriptor(channel), backlog);
            return true;
        } catch (ReflectiveOperationException | InaccessibleObjectException closed) {
            return false;
        }
    }

    /**
     * Makes the system refuse whoever connects from now on; what waits in the queue can still be accepted. A TCP socket is
     * bound to a network interface that there is not; where the system has no such option (Linux before 5.7), only one
     * connection may wait from then on.
     *
     * @return whether either was done
     */
    static boolean seal(ServerSocketChannel channel) {
        try {
            FileDescriptor own = descriptor(channel);
            if (channel.getLocalAddress() instanceof UnixDomainSocketAddress) {
                call("shutdown", List.of(FileDescriptor.class, int.class), own, SHUT_RD);
            } else {
                List<Class<?>> types =
                        List.of(FileDescriptor.class, boolean.class, int.class, int.class, int.class, boolean.class);
                call("setIntOption0", types, own, false, SOL_SOCKET, SO_BINDTOIFINDEX, Integer.MAX_VALUE, false);
            }
            return true;
        } catch (IOException | ReflectiveOperationException | InaccessibleObjectException impossible) {
            return listen(channel, 0);
        }
    }

    private static FileDescriptor descriptor(ServerSocketChannel channel) throws ReflectiveOperationException {
        Method descriptor = Class.forName("sun.nio.ch.SelChImpl").getMethod("getFD");
        descriptor.setAccessible(true);
        return (FileDescriptor) descriptor.invoke(channel);
    }

    /** A method of the JDK's that the system's calls are made with. */
    private static Object call(String name, List<Class<?>> types, Object... arguments)
            throws ReflectiveOperationException {
        Method method = Class.forName("sun.nio.ch.Net").getDeclaredMethod(name, types.toArray(Class<?>[]::new));
        method.setAccessible(true);
        return method.invoke(null, arguments);
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
        List<Class<?>> types = List.of(FileDescriptor.class, boolean.class, int.class, int.class);
        return (Integer) call("getIntOption0", types, descriptor, false, SOL_SOCKET, name);
    }

    @Override
    public String toString() {
        return "fd://" + number;
    }
}
