package io.jgun.posix;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.channels.Channel;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * File descriptors by number.
 *
 * <p>The JDK has dup2(2), and keeps it to itself: the launcher opens {@code sun.nio.ch} and {@code java.io} for this.
 */
public final class Descriptors {

    private static final int READ_AND_WRITE = 2;

    private Descriptors() {}

    /**
     * Lets a descriptor lead to /dev/null from now on.
     *
     * @throws IOException where this Java does not allow it
     */
    public static void toNowhere(int number) throws IOException {
        move((Integer) call("open0", "/dev/null", READ_AND_WRITE), number);
    }

    /**
     * Lets a descriptor lead to where another one does, and closes that one.
     *
     * @throws IOException where this Java does not allow it
     */
    public static void move(int from, int to) throws IOException {
        call("dup2", from, to);
        call("close0", from);
    }

    /**
     * Another descriptor of the same thing.
     *
     * @throws IOException where this Java does not allow it, or there is none left
     */
    public static int duplicate(int number) throws IOException {
        return (Integer) call("dup", number);
    }

    /**
     * The descriptor of a channel of the JDK's.
     *
     * @throws IOException where this Java does not tell it
     */
    public static int number(Channel channel) throws IOException {
        try {
            Method number = Class.forName("sun.nio.ch.SelChImpl").getMethod("getFDVal");
            number.setAccessible(true);
            return (Integer) number.invoke(channel);
        } catch (ReflectiveOperationException | RuntimeException closed) {
            throw new IOException("this Java does not tell its descriptors; start it with bin/jgun", closed);
        }
    }

    private static Object call(String name, Object... arguments) throws IOException {
        try {
            Class<?>[] types = Stream.of(arguments)
                    .map(argument -> argument instanceof String ? String.class : int.class)
                    .toArray(Class<?>[]::new);
            Method method = Class.forName("sun.nio.ch.InheritedChannel").getDeclaredMethod(name, types);
            method.setAccessible(true);
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw new IOException(name + ": " + e.getCause(), e);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IOException("this Java does not allow it: " + e, e);
        }
    }

    /** Writes to a descriptor that was inherited, and closes it. */
    public static void tell(int number, String text) throws IOException {
        FileDescriptor descriptor;
        try {
            Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            descriptor = constructor.newInstance(number);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IOException("this Java does not allow it: " + e, e);
        }
        try (FileOutputStream out = new FileOutputStream(descriptor)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
