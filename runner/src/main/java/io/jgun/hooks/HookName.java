package io.jgun.hooks;

import java.util.Optional;

/** The hooks by the names that config files give them, with the numbers of arguments that Gunicorn allows. */
public enum HookName {
    ON_STARTING("on_starting", 1, 1, "server"),
    ON_RELOAD("on_reload", 1, 1, "server"),
    WHEN_READY("when_ready", 1, 1, "server"),
    PRE_FORK("pre_fork", 2, 2, "server, worker"),
    POST_FORK("post_fork", 2, 2, "server, worker"),
    POST_WORKER_INIT("post_worker_init", 1, 1, "worker"),
    WORKER_INT("worker_int", 1, 1, "worker"),
    WORKER_ABORT("worker_abort", 1, 1, "worker"),
    PRE_EXEC("pre_exec", 1, 1, "server"),
    PRE_REQUEST("pre_request", 2, 2, "worker, req"),
    POST_REQUEST("post_request", 2, 4, "worker, req, environ, resp"),
    CHILD_EXIT("child_exit", 2, 2, "server, worker"),
    WORKER_EXIT("worker_exit", 2, 2, "server, worker"),
    NWORKERS_CHANGED("nworkers_changed", 3, 3, "server, new_value, old_value"),
    ON_EXIT("on_exit", 1, 1, "server"),
    SSL_CONTEXT("ssl_context", 2, 2, "config, default_ssl_context_factory");

    private final String setting;
    private final int fewest;
    private final int most;
    private final String parameters;

    HookName(String setting, int fewest, int most, String parameters) {
        this.setting = setting;
        this.fewest = fewest;
        this.most = most;
        this.parameters = parameters;
    }

    /** As in config files: {@code post_fork}. */
    public String setting() {
        return setting;
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
            if (hook.setting.equals(setting)) {
                return Optional.of(hook);
            }
        }
        return Optional.empty();
    }
}
