package io.jgun.accesslog;

/** Used when the settings ask for none. */
enum NoAccessLog implements AccessLog {
    INSTANCE;

    @Override
    public void log(Exchange exchange) {}

    @Override
    public void reopen() {}

    @Override
    public void close() {}
}
