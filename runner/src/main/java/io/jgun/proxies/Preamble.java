package io.jgun.proxies;

import org.jspecify.annotations.Nullable;

/**
 * What a proxy has told of a connection with the PROXY protocol.
 *
 * @param client null where it speaks for itself, as in its health checks (LOCAL), or does not know (UNKNOWN, UNSPEC)
 * @param secure whether the client has used TLS up to the proxy (PP2_TYPE_SSL)
 * @param length bytes that the preamble has
 */
public record Preamble(@Nullable ClientAddress client, boolean secure, int length) {

    /** Which versions are understood: the setting {@code proxy_protocol}. */
    public enum Version {
        V1,
        V2,
        AUTO
    }

    /** What the first bytes of a connection are. */
    public sealed interface Reading {}

    /**
     * It may become one.
     *
     * @param length bytes that it will have at most, as far as that is known
     */
    public record Incomplete(int length) implements Reading {}

    /** Something else: the connection begins with its first request. */
    public record Absent() implements Reading {}

    /** It is there, in its full length. */
    public record Complete(Preamble preamble) implements Reading {}

    /** It has begun as one. */
    public record Malformed(String why) implements Reading {}
}
