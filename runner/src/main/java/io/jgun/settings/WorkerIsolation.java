package io.jgun.settings;

/** Settings of the section Worker Processes that only jgun has: workers as processes. */
public final class WorkerIsolation {

    static final Declarations DECLARED = new Declarations(Section.WORKER_PROCESSES);

    public static final Setting<Boolean> PREFORK = DECLARED.setting("prefork", Flag.TYPE)
            .switches("True", "--prefork")
            .doc("""
                    Run each worker as a process of its own, as Gunicorn does

                    The arbiter holds the listening sockets and loads no application; `workers` processes with \
                    `threads` threads each accept from them. A worker that leaks, hangs or dies takes only its own \
                    requests with it. It costs the memory of a JVM for each worker, and an application that keeps \
                    something in memory, sessions for example, keeps it once for each worker (see `session_store`). \
                    Up to three addresses can be bound. Without it workers are threads of one process.""")
            .defaultsTo(false);

    public static final Setting<MemoryLimit> WORKER_HEAP = DECLARED.setting("worker_heap", new MemoryLimitType())
            .flags("--worker-heap")
            .metavar("SIZE")
            .example("'256M'")
            .doc("""
                    The largest heap of a worker process (`--prefork`); 0 to let jgun choose

                    `512M`, `2G`, or a share of the memory that the container or the machine has, `20%`. Without it, \
                    three fifths of that memory are divided among `workers`, at most 4 GiB each, unless \
                    `JGUN_JAVA_OPTS` says what a heap is to be.""")
            .defaultsTo(MemoryLimit.NONE);

    public static final Setting<MemoryLimit> WORKER_MAX_RSS = DECLARED.setting("worker_max_rss", new MemoryLimitType())
            .flags("--worker-max-rss")
            .metavar("SIZE")
            .example("'512M'")
            .doc("""
                    Replace a worker process that has more than this in memory (`--prefork`); 0 for no limit

                    `512M`, `2G`, or a share of the memory that the container or the machine has. What counts is its \
                    resident set, as `ps` shows it. Another worker boots first; then the old one ends as for TERM.""")
            .defaultsTo(MemoryLimit.NONE);

    private WorkerIsolation() {}
}
