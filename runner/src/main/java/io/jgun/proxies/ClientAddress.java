package io.jgun.proxies;

import io.jgun.settings.IpAddress;
import io.jgun.sockets.AddressText;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * An address that a proxy tells: {@code node} of RFC 7239 section 6, in the forms that X-Forwarded-For has, too.
 *
 * @param port 0 if it was not told
 */
public record ClientAddress(InetAddress address, int port) {

    /**
     * Reads {@code 192.0.2.1}, {@code 192.0.2.1:4711}, {@code 2001:db8::1}, {@code [2001:db8::1]} or {@code
     * [2001:db8::1]:4711}.
     *
     * @return null for what names no address: {@code unknown}, {@code _hidden}, anything else
     */
    static @Nullable ClientAddress parse(String node) {
        if (node.startsWith("[")) {
            int end = node.indexOf(']');
            if (end < 0) {
                return null;
            }
            String address = node.substring(1, end);
            return address.indexOf(':') < 0 ? null : of(address, node.substring(end + 1));
        }
        int colon = node.indexOf(':');
        boolean single = colon >= 0 && node.indexOf(':', colon + 1) < 0;
        return single ? of(node.substring(0, colon), node.substring(colon)) : of(node, "");
    }

    /** @param port empty, or with its colon; one that is obfuscated or wrong does not make the address wrong */
    private static @Nullable ClientAddress of(String address, String port) {
        InetAddress parsed = IpAddress.parse(address);
        if (parsed == null || !(port.isEmpty() || port.startsWith(":"))) {
            return null;
        }
        return new ClientAddress(parsed, port.isEmpty() ? 0 : Math.max(0, PortNumber.parse(port.substring(1))));
    }

    /** As {@code getRemoteAddr} gives it. */
    public String text() {
        return AddressText.of(address);
    }
}
