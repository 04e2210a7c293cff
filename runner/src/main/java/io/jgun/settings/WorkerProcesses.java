package io.jgun.settings;

import java.time.Duration;

/** Settings of the section Worker Processes. */
public final class WorkerProcesses {

    public static final Setting<Integer> WORKERS =
            new Setting<>("workers", () -> Runtime.getRuntime().availableProcessors() * 2 + 1);

    public static final Setting<String> WORKER_CLASS = new Setting<>("worker_class", () -> "sync");

    public static final Setting<Integer> THREADS = new Setting<>("threads", () -> 1);

    public static final Setting<Integer> WORKER_CONNECTIONS = new Setting<>("worker_connections", () -> 1000);

    public static final Setting<Integer> MAX_REQUESTS = new Setting<>("max_requests", () -> 0);

    public static final Setting<Integer> MAX_REQUESTS_JITTER = new Setting<>("max_requests_jitter", () -> 0);

    /** Zero: no limit. */
    public static final Setting<Duration> TIMEOUT = new Setting<>("timeout", () -> Duration.ofSeconds(30));

    public static final Setting<Duration> GRACEFUL_TIMEOUT =
            new Setting<>("graceful_timeout", () -> Duration.ofSeconds(30));

    public static final Setting<Duration> KEEPALIVE = new Setting<>("keepalive", () -> Duration.ofSeconds(2));

    private WorkerProcesses() {}
}
