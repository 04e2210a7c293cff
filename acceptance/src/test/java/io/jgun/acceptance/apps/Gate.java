package io.jgun.acceptance.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a request inside for as long as a test needs it there, whatever the speed of the machine: until the file is there
 * that {@code ?until} names. That it is inside is told on stderr. Deaf to interrupts.
 */
final class Gate {

    private static final long LOOK_NANOS = 20_000_000;

    private Gate() {}

    static void pass(HttpServletRequest request) {
        String until = request.getParameter("until");
        if (until == null) {
            return;
        }
        System.err.println("inside");
        while (!Files.exists(Path.of(until))) {
            LockSupport.parkNanos(LOOK_NANOS);
            Thread.interrupted();
        }
    }
}
