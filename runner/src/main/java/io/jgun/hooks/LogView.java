package io.jgun.hooks;

/**
 * The error log as hooks see it: {@code server.log}, {@code worker.log}. Messages are complete; the Python adapter does
 * the {@code %s} formatting.
 */
public interface LogView {

    void debug(String message);

    void info(String message);

    void warning(String message);

    void error(String message);

    void critical(String message);

    /** As error, with the stack trace of {@code cause}. */
    void exception(String message, Throwable cause);
}
