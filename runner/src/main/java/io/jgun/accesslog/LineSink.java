package io.jgun.accesslog;

/** Takes finished lines. Safe for many threads. */
interface LineSink extends AutoCloseable {

    /**
     * Takes a line; what it needs of it is copied before this returns.
     *
     * @param line without its line end
     */
    void accept(LineBuffer line);

    default void reopen() {}

    @Override
    default void close() {}
}
