package io.jgun.worker;

import io.jgun.process.Blueprint;
import io.jgun.sockets.Listener;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;

/** An HTTP engine with its connections. Applications come and go beneath it as {@link Generation}s. */
public interface Engine {

    /**
     * Loads the applications that the settings name: classes loaded, {@code init} done, ready for requests; gives it no
     * traffic yet.
     *
     * @param pool whose workers every request of the generation passes; ends with it
     * @throws io.jgun.posix.ExitException APP_LOAD_ERROR: the cause, the class path searched, the nearest names
     */
    Generation load(Blueprint blueprint, WorkerPool pool);

    /**
     * Asks {@code ready_path} of the generation, where that is set, until it answers 2xx; its workers have been started.
     *
     * @throws io.jgun.posix.ExitException WORKER_BOOT_ERROR if it does not within {@code ready_timeout}
     */
    void awaitReady(Generation generation);

    /** Sends every request that begins from now on to this generation. */
    void activate(Generation generation);

    /**
     * Other processes accept from the same listeners: this one takes no more connections than it has threads for. Called
     * once, before {@link #accept}.
     */
    void shareListeners();

    /**
     * Accepts what waits in the queues of listeners that are sealed, for nobody else will, and closes these listeners.
     * {@link #drain} does the rest.
     */
    void closeSockets();

    /** Starts accepting from a listener. */
    void accept(Listener listener);

    /**
     * Stops accepting from the channel of one listener and closes it; its connections end with their next response.
     *
     * @return true if none was cut
     */
    boolean release(ServerSocketChannel channel, Duration grace);

    /**
     * Stops accepting, without an interrupt, tells connections {@code Connection: close} with their next response and
     * waits until none is open, for at most {@code grace}.
     *
     * @return true if none was cut
     */
    boolean drain(Duration grace);

    /** The server will end: health checks at its addresses are told so from now on. */
    void announceEnd();

    /**
     * Whether {@link #drain} leaves WebSockets that say nothing all of the grace, because others serve on. At first it does
     * not: it hangs up on them, so that they do not hold up the end of the server.
     */
    void sparesSilent(boolean spares);

    /** Connections that are open now. */
    int connections();

    /** Runs a task in a thread of those that requests need. */
    void execute(Runnable task);

    /** Ends the waiting of {@link #drain} and {@link #release}. */
    void hurry();

    /** Ends at once, cutting what is open. Generations are not its concern. Idempotent. */
    void close();
}
