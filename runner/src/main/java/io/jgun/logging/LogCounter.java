package io.jgun.logging;

/** Counts the messages of the error log. Safe for many threads, quick, never throws. */
@FunctionalInterface
public interface LogCounter {

    /**
     * A message has been logged.
     *
     * @param level DEBUG, INFO, WARNING, ERROR or CRITICAL
     * @param exception whether a stack trace came with it
     */
    void logged(String level, boolean exception);
}
