package io.jgun.arbiter;

import io.jgun.process.Blueprint;
import io.jgun.settings.Settings;
import io.jgun.sockets.Listener;
import java.util.List;

/** What the arbiter is configured with: read at the start, and again at each reload. */
public interface Configured {

    /**
     * Reads the settings, loads the hooks and opens the logs. The log of errors is the new one from now on.
     *
     * @throws io.jgun.posix.ExitException naming the place; nothing has changed then
     */
    Blueprint read();

    /**
     * The same settings again, for a generation of its own.
     *
     * @param settings those in force
     */
    Blueprint again(Settings settings);

    /** What was read is in force: what the process shows of it (pid file, title) follows. */
    void inForce(Blueprint blueprint);

    /** The first generation serves: who waits for that may know. */
    void serving();

    /** What was read will not be used: back to what was in force before. */
    void dropped(Blueprint blueprint);

    /**
     * Starts this program again as it was started, for an upgrade.
     *
     * @param listeners that it inherits
     * @throws io.jgun.posix.ExitException if it cannot be started
     */
    Successor startAgain(List<Listener> listeners);

    /** The arbiter that this one was to take over from has ended: what the process shows of itself follows. */
    void promoted();

    /** Opens every log file again by name. */
    void reopenLogs();
}
