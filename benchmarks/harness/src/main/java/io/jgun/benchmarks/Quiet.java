package io.jgun.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** Keeps others who take the same lock, with flock(1), from working while a server is measured. */
final class Quiet {
    /** Until it is closed. */
    interface Hold extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    private final Path file;

    private Quiet(Path file) {
        this.file = file;
    }

    static Quiet by(Path file) {
        return new Quiet(file);
    }

    /** Nobody is kept from anything. */
    static Quiet none() {
        return new Quiet(null);
    }

    /** Waits until nobody holds it. */
    Hold take() throws IOException {
        if (file == null) {
            return () -> {};
        }
        // Java's locks are those of fcntl(2), which flock(1) does not see.
        Process holder = Children.start(new ProcessBuilder("flock", file.toString(), "sh", "-c", "echo held; exec cat")
                .redirectError(ProcessBuilder.Redirect.INHERIT));
        if (holder.getInputStream().read() < 0) {
            throw new IOException("cannot lock " + file);
        }
        return () -> holder.getOutputStream().close();
    }
}
