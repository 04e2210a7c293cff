package io.jgun.posix;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * Takes POSIX signals.
 *
 * <p>The JDK offers them as {@code sun.misc.Signal} only, which cannot be named when compiling for a release: hence the
 * reflection. The handler runs on a thread of the JVM's own, one signal at a time; it must only hand the signal on.
 */
public final class Signals {

    private Signals() {}

    /**
     * From now on a signal goes to the handler in place of its default effect.
     *
     * @param name without {@code SIG}, as {@code HUP}
     * @param handler gets the name
     * @return false if this JVM keeps the signal for itself (all under {@code -Xrs}; QUIT where bin/jgun did not prepare
     *     for it)
     */
    public static boolean handle(String name, Consumer<String> handler) {
        if (name.equals("QUIT")) {
            return QuitWatch.start(() -> handler.accept(name));
        }
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> signalHandler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {signalHandler}, (self, method, arguments) -> {
                        switch (method.getName()) {
                            case "handle" -> handler.accept(name);
                            case "equals" -> {
                                return self == arguments[0];
                            }
                            case "hashCode" -> {
                                return System.identityHashCode(self);
                            }
                            default -> {
                                return "handler of " + name;
                            }
                        }
                        return null;
                    });
            Method handle = signal.getMethod("handle", signal, signalHandler);
            handle.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            return true;
        } catch (InvocationTargetException e) {
            // IllegalArgumentException: unknown here, or used by the JVM.
            return false;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java has no sun.misc.Signal: " + e, e);
        }
    }
}
