package io.jgun.posix;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;

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
        try {
            Class<?> channel = Class.forName("sun.nio.ch.InheritedChannel");
            Method open = channel.getDeclaredMethod("open0", String.class, int.class);
            Method dup2 = channel.getDeclaredMethod("dup2", int.class, int.class);
            Method close = channel.getDeclaredMethod("close0", int.class);
            open.setAccessible(true);
            dup2.setAccessible(true);
            close.setAccessible(true);
            Object nowhere = open.invoke(null, "/dev/null", READ_AND_WRITE);
            dup2.invoke(null, nowhere, number);
            close.invoke(null, nowhere);
        } catch (InvocationTargetException e) {
            throw new IOException("/dev/null: " + e.getCause(), e);
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
