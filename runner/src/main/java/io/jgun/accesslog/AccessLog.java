package io.jgun.accesslog;

/** Takes one line for each request. Safe for many threads. */
public interface AccessLog extends AutoCloseable {

    /** Writes nothing. */
    AccessLog NONE = NoAccessLog.INSTANCE;

    /** Writes the line of a finished request. Never throws; never loses a line without counting and logging it. */
    void log(Exchange exchange);

    /** Opens its file again by name (USR1). */
    void reopen();

    /** Writes what is buffered and closes. */
    @Override
    void close();
}
