package io.jgun.posix;

import java.util.function.Consumer;

/**
 * Takes POSIX signals.
 *
 * <p>The handler runs on a thread of the JVM's own, one signal at a time; it must only hand the signal on.
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
            Implementation.OF_JVM.handle(name, handler);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** By its name, since it is compiled after this. */
    private static final class Implementation {

        static final JvmSignals OF_JVM = create();

        private static JvmSignals create() {
            try {
                return Class.forName("io.jgun.posix.SunSignals")
                        .asSubclass(JvmSignals.class)
                        .getDeclaredConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("this Java has no sun.misc.Signal: " + e, e);
            }
        }
    }
}
