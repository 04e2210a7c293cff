package io.jgun.accesslog;

import org.jspecify.annotations.Nullable;

/**
 * One finished request and its response, as the access log sees it. Values are raw: escaping is the log's work. Only
 * valid during the call that it is given to.
 */
public interface Exchange {

    /** What {@code getRemoteAddr} says; null for a unix socket. */
    @Nullable
    String remoteAddress();

    /** User name of the Basic credentials sent, null without. */
    @Nullable
    String user();

    /** Milliseconds since the epoch when the request's head was complete. */
    long startedMillis();

    /** Nanoseconds from the head of the request to the last byte of the response. */
    long durationNanos();

    String method();

    /** Target as received: path and query, not decoded. */
    String rawTarget();

    /** Decoded path without the query. */
    String path();

    /** Query without the question mark; empty if none. */
    String query();

    /** {@code HTTP/1.1}. */
    String protocol();

    int status();

    /** Bytes of the body sent to the client, without chunk framing. */
    long responseBytes();

    /** First value of a request header, any case; null without. */
    @Nullable
    String requestHeader(String name);

    @Nullable
    String responseHeader(String name);

    /** CGI-style name in lower case ({@code path_info}, {@code wsgi.url_scheme}, {@code http_host}), null if unknown. */
    @Nullable
    String environ(String name);

    /** What stands for the process id of the worker that served it; 0 if none did. */
    long worker();
}
