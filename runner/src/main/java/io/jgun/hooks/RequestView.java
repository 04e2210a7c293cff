package io.jgun.hooks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as hooks see it: {@code req}. Only valid during the hook. Values are as received, not decoded. */
public interface RequestView {

    /** {@code GET}. */
    String method();

    /** Target as received, path and query: {@code /a%20b?x=1}. */
    String uri();

    /** Path as received, without the query. */
    String path();

    /** Query without the question mark; empty if none. */
    String query();

    /** {@code http} or {@code https}. */
    String scheme();

    /** {@code HTTP/1.1}. */
    String protocol();

    /** Address of the client as {@code getRemoteAddr} says it, an IPv6 address as RFC 5952 shortens it; empty for a unix socket. */
    String remoteAddress();

    /** Port of the client; 0 if unknown. */
    int remotePort();

    /** Header fields in the order received, a name once for each line. */
    List<Map.Entry<String, String>> headers();

    /** What a hook set on this request before, null if nothing. */
    @Nullable
    Object attribute(String name);

    /** Keeps a value for the hooks that see this request later. */
    void setAttribute(String name, @Nullable Object value);
}
