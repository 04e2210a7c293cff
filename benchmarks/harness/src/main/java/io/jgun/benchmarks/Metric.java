package io.jgun.benchmarks;

import java.util.Locale;

/** A figure that a case gives. */
enum Metric {
    CPU("CPU us/request", "user and system time of all processes of the server, in microseconds for each request"),
    RATE("requests/s", "requests answered in a second"),
    P50("p50 ms", "half of the requests took no longer, in milliseconds"),
    P99("p99 ms", "99% of the requests took no longer, in milliseconds"),
    FIRST("first 200, ms", "from the start of the process to the first answer, in milliseconds"),
    START_CPU("CPU until then, ms", "user and system time of all processes of the server until then, in milliseconds"),
    PRIVATE("private MB", "Private_Clean and Private_Dirty of all processes of the server, in MiB"),
    ARBITER("arbiter MB", "private memory of the process that was started, in MiB"),
    WORKER("worker MB", "private memory of each of its children, on average, in MiB"),
    CONNECTION("bytes/connection", "private memory that an idle connection added, in bytes"),
    CONNECTION_HEAP("of it live heap", "what it added to the heap after a full collection, in bytes"),
    SPAWN("serving after, ms", "until a new worker answered, in milliseconds"),
    SPAWN_CPU("CPU of the new worker, ms", "user and system time of the new worker until then, in milliseconds"),
    READY_CPU(
            "CPU until it boots, ms",
            "its time until it said that it boots; jgun's has loaded its application by then"),
    OTHERS("others' CPU %", "share of the machine's processors that neither the server nor wrk and this program took");

    private final String title;
    private final String meaning;

    Metric(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    String title() {
        return title;
    }

    String meaning() {
        return meaning;
    }

    /** Whether it says something about the server, and not about the circumstances. */
    boolean compared() {
        return this != OTHERS;
    }

    boolean moreIsBetter() {
        return this == RATE;
    }

    /** With three significant digits, as far as they are to the left of the point. */
    static String format(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
