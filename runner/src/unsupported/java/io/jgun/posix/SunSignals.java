package io.jgun.posix;

import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * {@code sun.misc.Signal}, of the module jdk.unsupported. Compiled apart (runner/pom.xml): javac warns of what it names, and no
 * option keeps it from that when it compiles for a release.
 */
final class SunSignals implements JvmSignals {

    SunSignals() {}

    @Override
    public void handle(String name, Consumer<String> handler) {
        Signal.handle(new Signal(name), new HandOver(handler));
    }

    private static final class HandOver implements SignalHandler {

        private final Consumer<String> handler;

        HandOver(Consumer<String> handler) {
            this.handler = handler;
        }

        @Override
        public void handle(Signal signal) {
            handler.accept(signal.getName());
        }
    }
}
