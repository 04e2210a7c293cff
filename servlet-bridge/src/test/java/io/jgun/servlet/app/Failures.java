package io.jgun.servlet.app;

import io.jgun.posix.ExitException;
import java.util.function.Supplier;

/** Catches what a load that must fail throws. */
final class Failures {

    private Failures() {}

    static ExitException of(Supplier<TestServer> load) {
        try (TestServer server = load.get()) {
            throw new AssertionError("loaded " + server.applications().descriptions());
        } catch (ExitException failure) {
            return failure;
        }
    }
}
