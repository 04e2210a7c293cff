package io.jgun.settings;

import io.jgun.config.ConfigFunction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the sections Dirty Arbiters and Dirty Arbiter Hooks: workers for long tasks beside the requests. */
public final class Dirty {

    static final Declarations DECLARED = new Declarations(Section.DIRTY_ARBITERS);

    public static final Setting<List<String>> DIRTY_APPS = DECLARED.setting("dirty_apps", ListOf.of(Texts.TEXT, ""))
            .flags("--dirty-app")
            .metavar("STRING")
            .notYet()
            .doc("Applications for the dirty workers")
            .defaultsTo(List.of());

    public static final Setting<Integer> DIRTY_WORKERS = DECLARED.setting("dirty_workers", Numbers.COUNT)
            .flags("--dirty-workers")
            .metavar("INT")
            .notYet()
            .doc("How many dirty workers to run")
            .defaultsTo(0);

    public static final Setting<Duration> DIRTY_TIMEOUT = DECLARED.setting("dirty_timeout", Numbers.SECONDS)
            .flags("--dirty-timeout")
            .metavar("INT")
            .notYet()
            .doc("Seconds that a dirty task may take")
            .defaultsTo(Duration.ofMinutes(5));

    public static final Setting<Integer> DIRTY_THREADS = DECLARED.setting("dirty_threads", Numbers.COUNT)
            .flags("--dirty-threads")
            .metavar("INT")
            .notYet()
            .doc("Threads of each dirty worker")
            .defaultsTo(1);

    public static final Setting<Duration> DIRTY_GRACEFUL_TIMEOUT = DECLARED.setting(
                    "dirty_graceful_timeout", Numbers.SECONDS)
            .flags("--dirty-graceful-timeout")
            .metavar("INT")
            .notYet()
            .doc("Seconds that dirty workers get to finish when they are stopped")
            .defaultsTo(Duration.ofSeconds(30));

    public static final Setting<Optional<ConfigFunction>> ON_DIRTY_STARTING =
            hook("on_dirty_starting", "arbiter", "Called just before the dirty arbiter starts");

    public static final Setting<Optional<ConfigFunction>> DIRTY_POST_FORK =
            hook("dirty_post_fork", "arbiter, worker", "Called just after a dirty worker started");

    public static final Setting<Optional<ConfigFunction>> DIRTY_WORKER_INIT =
            hook("dirty_worker_init", "worker", "Called just after a dirty worker loaded its applications");

    public static final Setting<Optional<ConfigFunction>> DIRTY_WORKER_EXIT =
            hook("dirty_worker_exit", "arbiter, worker", "Called when a dirty worker has ended");

    private Dirty() {}

    private static Setting<Optional<ConfigFunction>> hook(String name, String parameters, String doc) {
        return DECLARED.setting(name, new HookType(parameters, 0))
                .in(Section.DIRTY_ARBITER_HOOKS)
                .notYet()
                .doc(doc)
                .defaultsTo(Optional.empty());
    }
}
