package io.jgun.posix;

import java.util.function.Consumer;

/** What the JVM knows of signals. There is one implementation, {@code SunSignals}, compiled apart. */
interface JvmSignals {

    /**
     * From now on a signal goes to the handler.
     *
     * @param name without {@code SIG}
     * @param handler gets the name
     * @throws IllegalArgumentException if it is unknown here, or used by the JVM
     */
    void handle(String name, Consumer<String> handler);
}
