package io.jgun.benchmarks;

/** How a server is started. Cases that agree on it share a server. */
enum Setup {
    /** As it comes. */
    PLAIN("as it comes"),
    /** With an access log in a file. */
    LOG("access log on"),
    /** Serving a directory as well. */
    FILES("serving files"),
    /** With {@link #THREADS} threads for requests. */
    POOL("64 threads"),
    /** Ready for {@link #CONNECTIONS} connections that stay open. */
    MANY("many connections"),
    /** Two workers of {@link #WORKER_THREADS} threads. */
    PAIR("2 workers of 8 threads"),
    /** One worker of {@link #WORKER_THREADS} threads. */
    SINGLE("1 worker of 8 threads");

    static final int THREADS = 64;
    static final int CONNECTIONS = 10_000;
    static final int WORKER_THREADS = 8;

    private final String title;

    Setup(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
