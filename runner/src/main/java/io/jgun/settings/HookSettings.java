package io.jgun.settings;

import io.jgun.config.ConfigFunction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Settings of the section Server Hooks: functions of a config file, or a class that has them all. */
public final class HookSettings {

    static final Declarations DECLARED = new Declarations(Section.SERVER_HOOKS);

    /** Name of a class implementing {@code io.jgun.hooks.ServerHooks}. */
    public static final Setting<Optional<String>> HOOKS = DECLARED.setting("hooks", Unset.or(Texts.TEXT))
            .flags("--hooks")
            .metavar("CLASS")
            .doc("""
                    A compiled class with hooks

                    It implements `io.jgun.hooks.ServerHooks`. Functions of the config file go before its methods.""")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<ConfigFunction>> ON_STARTING = hook("on_starting", "server", 0)
            .doc("Called just before the arbiter starts; nothing is bound yet")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<ConfigFunction>> ON_RELOAD =
            hook("on_reload", "server", 0).doc("Called when a reload begins").defaultsTo(Optional.empty());

    public static final Setting<Optional<ConfigFunction>> WHEN_READY = hook("when_ready", "server", 0)
            .doc("Called when the server listens and its workers are ready")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<ConfigFunction>> PRE_FORK = hook("pre_fork", "server, worker", 0)
            .doc("Called just before a worker starts")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<ConfigFunction>> POST_FORK = hook("post_fork", "server, worker", 0)
            .doc("Called just after a worker started")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<ConfigFunction>> POST_WORKER_INIT = hook("post_worker_init", "worker", 0)
            .alsoNamed("worker_init")
            .doc("Called just after a worker loaded the application")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<ConfigFunction>> WORKER_INT = hook("worker_int", "worker", 0)
            .doc("Called when a worker is told to end by INT or QUIT")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<ConfigFunction>> WORKER_ABORT = hook("worker_abort", "worker", 0)
            .doc("Called when a worker is aborted, mostly because a request outlasted timeout")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<ConfigFunction>> PRE_EXEC = hook("pre_exec", "server", 0)
            .doc("Called just before the new arbiter of an upgrade is started")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<ConfigFunction>> PRE_REQUEST = hook("pre_request", "worker, req", 0)
            .doc("Called just before the application gets a request")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<ConfigFunction>> POST_REQUEST = hook(
                    "post_request", "worker, req, environ, resp", 2)
            .doc("Called after a request; environ and resp may be left out")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<ConfigFunction>> CHILD_EXIT = hook("child_exit", "server, worker", 0)
            .doc("Called in the arbiter when a worker has ended")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<ConfigFunction>> WORKER_EXIT = hook("worker_exit", "server, worker", 0)
            .doc("Called in the worker just before it ends")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<ConfigFunction>> NWORKERS_CHANGED = hook(
                    "nworkers_changed", "server, new_value, old_value", 0)
            .doc("Called when the number of workers has changed; old_value is None at the start")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<ConfigFunction>> ON_EXIT = hook("on_exit", "server", 0)
            .doc("Called last, just before the process ends")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<ConfigFunction>> SSL_CONTEXT = hook(
                    "ssl_context", "config, default_ssl_context_factory", 0)
            .withoutEffect("it may be set; TLS, which calls it, comes with a later version")
            .doc("Called to make the TLS context")
            .defaultsTo(Optional.empty());

    private HookSettings() {}

    /** The functions that are set, by the names of their settings, in Gunicorn's order. */
    public static Map<String, ConfigFunction> functions(Settings settings) {
        Map<String, ConfigFunction> functions = new LinkedHashMap<>();
        for (Setting<?> setting : DECLARED.settings()) {
            if (settings.get(setting) instanceof Optional<?> value && value.orElse(null) instanceof ConfigFunction f) {
                functions.put(setting.name(), f);
            }
        }
        return functions;
    }

    private static Declaration<Optional<ConfigFunction>> hook(String name, String parameters, int optional) {
        return DECLARED.setting(name, new HookType(parameters, optional));
    }
}
