package io.jgun.hooks;

import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Code of the operator's own, called at the points that Gunicorn names (section Server Hooks of its settings). Functions
 * of a config file and compiled classes named by {@code hooks = com.acme.Hooks} stand behind this same interface.
 *
 * <p>Hooks of requests are called by the thread that serves the request, so that several may run at once; others by a
 * thread of the server's.
 *
 * <p>What {@link HookLoader} and {@link FunctionHooks} give throws nothing but {@link HookException}, and {@link
 * RequestRefusedException} from {@code preRequest}. What happens then
 * stands with each method; where nothing stands, the failure is logged with file and line and work goes on.
 */
public interface ServerHooks {

    /** Hooks that do nothing. */
    ServerHooks NONE = new ServerHooks() {};

    /** Before anything else: nothing is bound yet. A failure ends the process with exit code 1. */
    default void onStarting(ServerView server) {}

    /** A reload (HUP) begins. A failure abandons the reload: the old generation goes on serving. */
    default void onReload(ServerView server) {}

    /** The server is bound and its workers are ready. A failure ends the process with exit code 1. */
    default void whenReady(ServerView server) {}

    /** Before a worker starts. A failure counts as one of the worker's boot: exit code 3. */
    default void preFork(ServerView server, WorkerView worker) {}

    /** After a worker started. A failure counts as one of the worker's boot: exit code 3. */
    default void postFork(ServerView server, WorkerView worker) {}

    /** After a worker loaded the applications. A failure counts as one of the worker's boot: exit code 3. */
    default void postWorkerInit(WorkerView worker) {}

    /** A worker was told to end by INT or QUIT. */
    default void workerInt(WorkerView worker) {}

    /** A worker was aborted, mostly because a request outlasted {@code timeout}. */
    default void workerAbort(WorkerView worker) {}

    /** Before the process for an upgrade (USR2) is started. A failure abandons the upgrade. */
    default void preExec(ServerView server) {}

    /**
     * Before the application sees a request. A failure answers 500; the application is not called.
     *
     * @throws RequestRefusedException to answer with another status, without a line in the error log
     */
    default void preRequest(WorkerView worker, RequestView request) {}

    /**
     * After a request, when the response has been sent.
     *
     * @param environ CGI-style names in upper case ({@code REQUEST_METHOD}, {@code HTTP_HOST}) and {@code
     *     wsgi.url_scheme}; unmodifiable
     */
    default void postRequest(
            WorkerView worker, RequestView request, Map<String, String> environ, ResponseView response) {}

    /** The arbiter saw that a worker has ended. */
    default void childExit(ServerView server, WorkerView worker) {}

    /** A worker is about to end, in the worker. */
    default void workerExit(ServerView server, WorkerView worker) {}

    /**
     * The number of workers changed. A failure at the start ends the process with exit code 1.
     *
     * @param oldWorkers absent when the server starts: the first hook of all
     */
    default void nworkersChanged(ServerView server, int newWorkers, OptionalInt oldWorkers) {}

    /** The last thing before the process ends. A failure makes the exit code 1 where it would be 0. */
    default void onExit(ServerView server) {}

    /**
     * Gives the TLS context to serve with. A failure ends the process with exit code 1.
     *
     * @param defaultFactory builds the context that {@code certfile}, {@code keyfile} and the others describe
     */
    default SSLContext sslContext(ServerView server, Supplier<SSLContext> defaultFactory) {
        return defaultFactory.get();
    }
}
