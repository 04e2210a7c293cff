package io.jgun.proxies;

import org.jspecify.annotations.Nullable;

/**
 * What believed proxies tell of a request; null and 0 for what they leave unsaid.
 *
 * @param client where it comes from
 * @param secure whether the client has used TLS
 * @param host that the client has asked for, an IPv6 address in brackets
 * @param port of that host
 * @param prefix what stands before the context path in the client's URL, empty if nothing does
 * @param cut whether the path of the request comes without that prefix
 */
public record Forwarding(
        @Nullable ClientAddress client,
        @Nullable Boolean secure,
        @Nullable String host,
        int port,
        String prefix,
        boolean cut) {

    /** The client uses TLS; nothing else is known. */
    public static final Forwarding SECURE = new Forwarding(null, true, null, 0, "", true);

    /** This, with the scheme of the other one where this leaves it unsaid. */
    public Forwarding or(Forwarding other) {
        return secure != null ? this : new Forwarding(client, other.secure, host, port, prefix, cut);
    }

    /** The path that the applications are to be found by: without the prefix; null if it does not begin with it. */
    public @Nullable String pathBehind(String path) {
        if (cut || prefix.isEmpty()) {
            return path;
        }
        if (path.equals(prefix)) {
            return "/";
        }
        return path.startsWith(prefix) && path.charAt(prefix.length()) == '/' ? path.substring(prefix.length()) : null;
    }

    /** The path that the client has asked for. */
    public String publicPath(String path) {
        return cut ? prefix + path : path;
    }
}
