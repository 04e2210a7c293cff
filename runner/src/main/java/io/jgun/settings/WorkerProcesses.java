package io.jgun.settings;

import java.time.Duration;

/** Settings of the section Worker Processes. */
public final class WorkerProcesses {

    static final Declarations DECLARED = new Declarations(Section.WORKER_PROCESSES);

    private static final String PYTHON_ASGI = "not for jgun: it steers Python's ASGI workers; leave it out";

    public static final Setting<Integer> WORKERS = DECLARED.setting("workers", Numbers.POSITIVE)
            .flags("-w", "--workers")
            .metavar("INT")
            .environment("WEB_CONCURRENCY", "")
            .example("4")
            .doc("""
                    How many workers handle requests

                    Each handles `threads` requests at once. The environment variable `WEB_CONCURRENCY` gives the \
                    default; without it, it is twice the number of processors plus one, where a container's limit \
                    counts.""")
            .defaultsTo(() -> Runtime.getRuntime().availableProcessors() * 2 + 1, "cpu_count() * 2 + 1");

    /** {@code sync}, {@code gthread}, {@code gevent} or one of their other names, or a class name. */
    public static final Setting<String> WORKER_CLASS = DECLARED.setting("worker_class", new WorkerClassType())
            .flags("-k", "--worker-class")
            .metavar("STRING")
            .doc("""
                    What a worker is

                    `sync` and `gthread` are threads of a fixed number: `sync` with `threads` over 1 is `gthread`. \
                    `gevent` runs each request on a virtual thread, `worker_connections` at once, and needs Java 21; \
                    `eventlet`, `gaiohttp`, `tornado` and `asgi` mean the same. Anything else is the name of a class \
                    of your own.""")
            .defaultsTo("sync");

    public static final Setting<Integer> THREADS = DECLARED.setting("threads", Numbers.POSITIVE)
            .flags("--threads")
            .metavar("INT")
            .doc("How many requests each worker handles at once")
            .defaultsTo(1);

    public static final Setting<Integer> WORKER_CONNECTIONS = DECLARED.setting("worker_connections", Numbers.POSITIVE)
            .flags("--worker-connections")
            .metavar("INT")
            .doc("""
                    The most connections open at once, for each worker

                    At the limit no more are accepted, and new ones wait in the backlog.""")
            .defaultsTo(1000);

    public static final Setting<Integer> MAX_REQUESTS = DECLARED.setting("max_requests", Numbers.COUNT)
            .flags("--max-requests")
            .metavar("INT")
            .doc("Replace a worker after so many requests; 0 for never")
            .defaultsTo(0);

    public static final Setting<Integer> MAX_REQUESTS_JITTER = DECLARED.setting("max_requests_jitter", Numbers.COUNT)
            .flags("--max-requests-jitter")
            .metavar("INT")
            .doc("Add up to so many requests to max_requests, so that workers are not all replaced at once")
            .defaultsTo(0);

    /** Zero: no limit. */
    public static final Setting<Duration> TIMEOUT = DECLARED.setting("timeout", Numbers.SECONDS)
            .flags("-t", "--timeout")
            .metavar("INT")
            .doc("Seconds that a request may take before its worker is replaced; 0 for no limit")
            .defaultsTo(Duration.ofSeconds(30));

    public static final Setting<Duration> GRACEFUL_TIMEOUT = DECLARED.setting("graceful_timeout", Numbers.SECONDS)
            .flags("--graceful-timeout")
            .metavar("INT")
            .doc("Seconds that requests get to end when workers are told to stop")
            .defaultsTo(Duration.ofSeconds(30));

    public static final Setting<Duration> KEEPALIVE = DECLARED.setting("keepalive", Numbers.SECONDS)
            .flags("--keep-alive")
            .metavar("INT")
            .doc("Seconds to wait for the next request on an open connection")
            .defaultsTo(Duration.ofSeconds(2));

    public static final Setting<String> ASGI_LOOP = DECLARED.setting("asgi_loop", Texts.TEXT)
            .flags("--asgi-loop")
            .metavar("STRING")
            .never(PYTHON_ASGI)
            .doc("The event loop of Python's ASGI workers")
            .defaultsTo("auto");

    public static final Setting<String> ASGI_LIFESPAN = DECLARED.setting("asgi_lifespan", Texts.TEXT)
            .flags("--asgi-lifespan")
            .metavar("STRING")
            .never(PYTHON_ASGI)
            .doc("The lifespan protocol of Python's ASGI applications")
            .defaultsTo("auto");

    public static final Setting<Duration> ASGI_DISCONNECT_GRACE_PERIOD = DECLARED.setting(
                    "asgi_disconnect_grace_period", Numbers.SECONDS)
            .flags("--asgi-disconnect-grace-period")
            .metavar("INT")
            .never(PYTHON_ASGI)
            .doc("Seconds that Python's ASGI applications get after a client has gone")
            .defaultsTo(Duration.ofSeconds(3));

    public static final Setting<String> HTTP_PARSER = DECLARED.setting("http_parser", Texts.TEXT)
            .flags("--http-parser")
            .metavar("STRING")
            .never("not for jgun: Jetty's parser is the only one; leave it out")
            .doc("The parser of HTTP requests")
            .defaultsTo("auto");

    private WorkerProcesses() {}
}
