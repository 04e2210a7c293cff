package io.jgun.settings;

import java.time.Duration;
import java.util.Optional;

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
            .doc("""
                    Replace a worker after so many requests; 0 for never

                    Its threads end, and what the application keeps in thread-locals goes with them. \
                    `max_requests_scope` extends it to the whole application.""")
            .defaultsTo(0);

    public static final Setting<Integer> MAX_REQUESTS_JITTER = DECLARED.setting("max_requests_jitter", Numbers.COUNT)
            .flags("--max-requests-jitter")
            .metavar("INT")
            .doc("Add up to so many requests to max_requests, so that workers are not all replaced at once")
            .defaultsTo(0);

    /** {@code worker} or {@code app}. */
    public static final Setting<String> MAX_REQUESTS_SCOPE = DECLARED.setting(
                    "max_requests_scope", Texts.choice("worker", "app"))
            .flags("--max-requests-scope")
            .metavar("STRING")
            .doc("""
                    What max_requests replaces: a worker, or the application

                    `worker`: the threads of a worker that has served so many requests. `app`: the application itself, \
                    after so many requests to all its workers together. It is loaded again in a new class loader, gets \
                    the traffic when it is ready, and the old one ends after its last request: what leaks inside an \
                    application ends with it, as with Gunicorn's processes.""")
            .defaultsTo("worker");

    /** {@code adaptive} or {@code always}. */
    public static final Setting<String> DISPATCH = DECLARED.setting("dispatch", Texts.choice("adaptive", "always"))
            .flags("--dispatch")
            .metavar("STRING")
            .doc("""
                    Which requests are handed to another thread: adaptive or always

                    `adaptive`: the thread that has read a request also serves it, in the place of a free worker, where \
                    requests for its path have been quick, under 0.1 ms; that takes half the processor time. It is \
                    relieved when one takes longer: after a millisecond or two, or at most five if that has not \
                    happened for a second. `always`: a thread of its worker serves each request.""")
            .defaultsTo("adaptive");

    /** Zero: no limit. */
    public static final Setting<Duration> WORKER_MAX_LIFETIME = DECLARED.setting("worker_max_lifetime", Numbers.SECONDS)
            .flags("--worker-max-lifetime")
            .metavar("INT")
            .doc("""
                    Replace a worker that is older than so many seconds; 0 for never

                    It ends between two requests, when the new one has booted. Each worker gets up to a tenth less, \
                    chosen at random, so that they are not all replaced at once.""")
            .defaultsTo(Duration.ZERO);

    public static final Setting<MemoryLimit> MAX_MEMORY = DECLARED.setting("max_memory", new MemoryLimitType())
            .flags("--max-memory")
            .metavar("SIZE")
            .example("'80%'")
            .doc("""
                    Load the application anew when it keeps more memory than this; 0 for never

                    `512M`, `2G` or a number of bytes; or `80%` of the largest heap (`-Xmx`). What counts is what is \
                    left of the heap after a garbage collection, and the metaspace, each by itself (a share is \
                    one of `-XX:MaxMetaspaceSize`, where that is set). An application that stays over the limit for 5 \
                    seconds, or for three collections in a row, is \
                    loaded again beside the old one, as at a reload, so leave room for two. The log tells the memory \
                    before and after; where it does not help, the next time comes later and later.

                    What an application keeps the JVM knows only when it has collected the whole heap, which it puts \
                    off while there is room; what is in use before that is garbage for a good part. jgun does not \
                    force such a collection, which would stop the application again and again. So a heap much larger \
                    than the limit (`-Xmx`, `worker_heap`) makes a leak be noticed late; `worker_max_rss` \
                    (`--prefork`) looks at the process from outside, every second.""")
            .defaultsTo(MemoryLimit.NONE);

    /** Zero: no limit. */
    public static final Setting<Duration> BOOT_TIMEOUT = DECLARED.setting("boot_timeout", Numbers.SECONDS)
            .flags("--boot-timeout")
            .metavar("INT")
            .doc("""
                    Seconds that an application may take to load and its workers to boot; 0 for no limit

                    After that the log shows what the boot was doing. The start ends with exit code 3; a reload is \
                    given up, and the application before goes on serving.""")
            .defaultsTo(Duration.ZERO);

    /** A path with its query, in the form that goes over the wire; empty: nothing is asked. */
    public static final Setting<Optional<String>> READY_PATH = DECLARED.setting(
                    "ready_path", Unset.or(Texts.checked("path", WorkerProcesses::target)))
            .flags("--ready-path")
            .metavar("PATH")
            .example("'/health'")
            .doc("""
                    The path that has to answer 2xx before an application gets traffic

                    jgun asks a newly loaded application itself, again and again until it answers with 2xx, at \
                    most for `ready_timeout`: at the start and at every reload. If it does not, the start ends \
                    with exit code 3, and a reload is given up while the application before goes on serving. The \
                    path includes that of the APP, as in `/shop/health`. Such requests have the User-Agent \
                    `jgun-ready`, run in a worker, and are in neither the access log nor the counts.""")
            .defaultsTo(Optional.empty());

    public static final Setting<Duration> READY_TIMEOUT = DECLARED.setting("ready_timeout", Numbers.SECONDS)
            .flags("--ready-timeout")
            .metavar("INT")
            .doc("Seconds that a newly loaded application gets until ready_path answers 2xx")
            .defaultsTo(Duration.ofSeconds(60));

    /** Zero: no limit. */
    public static final Setting<Duration> TIMEOUT = DECLARED.setting("timeout", Numbers.SECONDS)
            .flags("-t", "--timeout")
            .metavar("INT")
            .doc("""
                    Seconds that a request may take before its worker is replaced; 0 for no limit

                    The client gets 504, or a cut connection if the response had begun; the log gets the request and the \
                    stack of its thread, which is interrupted. Time spent waiting for the client, to send its body or to \
                    take the response, does not count.""")
            .defaultsTo(Duration.ofSeconds(30));

    public static final Setting<Duration> GRACEFUL_TIMEOUT = DECLARED.setting("graceful_timeout", Numbers.SECONDS)
            .flags("--graceful-timeout")
            .metavar("INT")
            .doc("Seconds that requests get to end when workers are told to stop")
            .defaultsTo(Duration.ofSeconds(30));

    /** Zero: at once. */
    public static final Setting<Duration> DRAIN_DELAY = DECLARED.setting("drain_delay", Numbers.SECONDS)
            .flags("--drain-delay")
            .metavar("INT")
            .doc("""
                    Seconds between TERM and the beginning of the graceful shutdown

                    Meanwhile health checks say that the server is not ready (`health_bind`), and requests and new \
                    connections are served as before: time for balancers to send them elsewhere. Another TERM, INT or \
                    QUIT ends the waiting.""")
            .defaultsTo(Duration.ZERO);

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

    private static String target(String text) {
        String path = text.strip();
        if (!path.startsWith("/") || !path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '#')) {
            throw new IllegalArgumentException(
                    "must be a path such as /health, encoded as in a URL, not " + Shown.quoted(text));
        }
        return path;
    }

    private WorkerProcesses() {}
}
