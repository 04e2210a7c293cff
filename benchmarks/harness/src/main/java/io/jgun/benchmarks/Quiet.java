package io.jgun.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Keeps others who take the same lock, with flock(1), from working while servers are measured. */
final class Quiet implements AutoCloseable {
    /** After which others have their turn, between two servers. */
    private static final Duration TURN = Duration.ofMinutes(3);

    private final Optional<Path> file;
    private Process holder;
    private long taken;

    private Quiet(Optional<Path> file) {
        this.file = file;
    }

    static Quiet by(Path file) {
        return new Quiet(Optional.of(file));
    }

    /** Nobody is kept from anything. */
    static Quiet none() {
        return new Quiet(Optional.empty());
    }

    /** Waits until nobody holds the lock, unless it is held already; before each server. */
    void take() throws IOException, InterruptedException {
        if (file.isEmpty()) {
            return;
        }
        if (holder != null && System.nanoTime() - taken > TURN.toNanos()) {
            close();
            Thread.sleep(TURN.toMillis() / 100); // or we were the first to take it again
        }
        if (holder == null) {
            // Java's locks are those of fcntl(2), which flock(1) does not see.
            holder =
                    Children.start(new ProcessBuilder("flock", file.get().toString(), "sh", "-c", "echo held; exec cat")
                            .redirectError(ProcessBuilder.Redirect.INHERIT));
            if (holder.getInputStream().read() < 0) {
                throw new IOException("cannot lock " + file.get());
            }
            taken = System.nanoTime();
        }
    }

    @Override
    public void close() throws IOException {
        if (holder != null) {
            holder.getOutputStream().close();
            holder = null;
        }
    }
}
