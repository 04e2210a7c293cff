package io.jgun.process;

import io.jgun.settings.Settings;
import io.jgun.sockets.Listener;
import java.time.Duration;
import java.util.List;

/** What the arbiter asks of its workers, however they are isolated. Called by one thread at a time. */
public interface Workforce {

    /**
     * Loads the applications, boots the workers and, when all is ready, lets them accept.
     *
     * @throws io.jgun.posix.ExitException with APP_LOAD_ERROR or WORKER_BOOT_ERROR
     */
    void boot(Settings settings, List<Listener> listeners);

    /**
     * Accepts no more, lets requests in flight end for at most {@code grace}, then ends all workers.
     *
     * @return true if every request ended by itself
     */
    boolean stop(Duration grace);
}
