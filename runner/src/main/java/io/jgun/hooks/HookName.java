package io.jgun.hooks;

import java.util.Locale;
import java.util.Optional;

/** The hooks by the names that config files give them, with the numbers of arguments that Gunicorn allows. */
public enum HookName {
    ON_STARTING(1, 1, "server", "Before anything is bound.", "The process ends with exit code 1."),
    ON_RELOAD(
            1,
            1,
            "server",
            "A reload has read the configuration and bound what is new; the application is not loaded yet. It is the new"
                    + " file's function, and `server.cfg` is the new configuration.",
            "The reload is given up, the generation before goes on serving. (Gunicorn ends.)"),
    WHEN_READY(
            1,
            1,
            "server",
            "Once, at the start, when the server listens and its workers are ready. (Gunicorn calls it before it forks.)",
            "The process ends with exit code 1."),
    PRE_FORK(2, 2, "server, worker", "Before a worker starts.", Failures.OF_BOOT),
    POST_FORK(2, 2, "server, worker", "When a worker has started.", Failures.OF_BOOT),
    POST_WORKER_INIT(
            1,
            1,
            "worker",
            "When a worker is about to serve, the applications being loaded. `worker_init` is the same.",
            Failures.OF_BOOT),
    WORKER_INT(1, 1, "worker", "A worker is told to end at once: `INT` or `QUIT`.", Failures.LOGGED),
    WORKER_ABORT(1, 1, "worker", "A request has run over `timeout`; its worker is being replaced.", Failures.LOGGED),
    PRE_EXEC(
            1,
            1,
            "server",
            "`USR2`: before the new arbiter is started, in the old one. (Gunicorn calls it in the new process.)",
            "The upgrade is given up, and the error log has it."),
    PRE_REQUEST(
            2,
            2,
            "worker, req",
            "Before the application gets a request. A status from 400 to 599 that it returns refuses the request: see below.",
            "The client gets a 500, the application is not called; `post_request` is."),
    POST_REQUEST(
            2,
            4,
            "worker, req, environ, resp",
            "When a response has been sent and logged. `environ` and `resp` may be left out.",
            Failures.LOGGED),
    CHILD_EXIT(
            2,
            2,
            "server, worker",
            "A worker has ended; after its `worker_exit`.",
            Failures.LOGGED + " (Gunicorn ends.)"),
    WORKER_EXIT(2, 2, "server, worker", "A worker has ended, after `Worker exiting` in the log.", Failures.LOGGED),
    NWORKERS_CHANGED(
            3,
            3,
            "server, new_value, old_value",
            "There are to be more or fewer workers: `TTIN`, `TTOU`, `WINCH`, a reload with another `workers` at its switch, and"
                    + " first of all hooks at the start, with `None` as `old_value`. (Gunicorn calls it at each reload.)",
            "At the start the process ends with exit code 1; later: " + Failures.LOGGED),
    ON_EXIT(1, 1, "server", "Last, just before the process ends.", "The exit code is 1 where it would be 0."),
    SSL_CONTEXT(
            2,
            2,
            "config, default_ssl_context_factory",
            "Not called yet: it belongs to TLS, which comes with a later version.",
            "-");

    private static final class Failures {
        static final String LOGGED = "It is logged, and work goes on.";
        static final String OF_BOOT =
                "As when a worker cannot boot: at the start the process ends with exit code 3, a reload"
                        + " is given up, and where a worker was to be replaced or added it is logged.";
    }

    private final int fewest;
    private final int most;
    private final String parameters;
    private final String called;
    private final String failure;

    HookName(int fewest, int most, String parameters, String called, String failure) {
        this.fewest = fewest;
        this.most = most;
        this.parameters = parameters;
        this.called = called;
        this.failure = failure;
    }

    /** As in config files: {@code post_fork}. */
    public String setting() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** When it is called, in Markdown. */
    String called() {
        return called;
    }

    /** What happens when it fails, in Markdown. */
    String failure() {
        return failure;
    }

    /** Fewest arguments that a function may take. */
    public int fewestArguments() {
        return fewest;
    }

    /** Most arguments that are given. */
    public int mostArguments() {
        return most;
    }

    /** Names of the arguments for messages: {@code worker, req, environ, resp}. */
    public String parameters() {
        return parameters;
    }

    /** The hook of that name; {@code worker_init}, which old config files use, is {@code post_worker_init}. */
    public static Optional<HookName> of(String setting) {
        if (setting.equals("worker_init")) {
            return Optional.of(POST_WORKER_INIT);
        }
        for (HookName hook : values()) {
            if (hook.setting().equals(setting)) {
                return Optional.of(hook);
            }
        }
        return Optional.empty();
    }
}
