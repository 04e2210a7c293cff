package io.jgun.metrics;

import io.jgun.settings.Logging;
import io.jgun.settings.Settings;

/** What is counted and measured for the outside. Safe for many threads; never throws, never waits. */
public interface Metrics extends AutoCloseable {

    /** Counts nothing. */
    Metrics NONE = new Metrics() {};

    /** What the settings ask for. */
    static Metrics of(Settings settings) {
        return settings.get(Logging.STATSD_HOST)
                .<Metrics>map(address -> Statsd.open(settings, address))
                .orElse(NONE);
    }

    /** A request has ended. */
    default void request(int status, long durationNanos) {}

    /** There are so many workers now. */
    default void workers(int number) {}

    /** So many connections wait to be accepted. */
    default void backlog(int connections) {}

    /**
     * A message went to the error log.
     *
     * @param level DEBUG, INFO, WARNING, ERROR or CRITICAL
     * @param exception whether a stack trace came with it
     */
    default void logged(String level, boolean exception) {}

    @Override
    default void close() {}
}
