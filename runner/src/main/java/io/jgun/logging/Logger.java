package io.jgun.logging;

import io.jgun.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * A logger of the operator's own, named by {@code logger_class}: a public class with a public constructor without
 * arguments, on the class path of the application. It sees each line before it is written and may change it, drop it, or
 * send it elsewhere. Called by many threads at once. What it throws is told in the error log, and the line is written as it
 * was.
 */
public interface Logger {

    /** Called once, before the first line. What it throws ends the start. */
    default void setup(Settings settings) {}

    /**
     * Called for each message of the error log that {@code loglevel} lets pass.
     *
     * @return the message to write, without time, pid and level; null for none
     */
    default @Nullable String error(ErrorRecord record) {
        return record.message();
    }

    /**
     * Called for each finished request.
     *
     * @return the line to write, without its line end; null for none
     */
    default @Nullable String access(AccessLine line) {
        return line.text();
    }

    /** Called when logs are reopened (USR1). */
    default void reopenFiles() {}

    /** Called at the end, after the last line. */
    default void close() {}
}
