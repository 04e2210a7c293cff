package io.jgun.proxies;

import io.jgun.settings.IpAddress;
import java.net.InetAddress;

/**
 * The host that the client has asked for, as {@code X-Forwarded-Host} or {@code host} of RFC 7239 tell it.
 *
 * @param name an IPv6 address in brackets
 * @param port 0 if it was not told
 */
record PublicHost(String name, int port) {

    private static final int LONGEST = 255;

    /** @throws ForwardedException if it is no host: it goes into redirects, and must not carry anything else there */
    static PublicHost parse(String text) {
        int end = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
        if (end == 0) {
            throw bad(text);
        }
        String name = end < 0 ? text : text.substring(0, end);
        String rest = text.substring(name.length());
        if (!isHost(name)) {
            throw bad(text);
        }
        if (rest.isEmpty()) {
            return new PublicHost(name, 0);
        }
        int port = rest.startsWith(":") ? PortNumber.parse(rest.substring(1)) : -1;
        if (port < 0) {
            throw bad(text);
        }
        return new PublicHost(name, port);
    }

    private static ForwardedException bad(String text) {
        return new ForwardedException("no host: " + text);
    }

    private static boolean isHost(String name) {
        if (name.startsWith("[")) {
            InetAddress address = IpAddress.parse(name.substring(1, name.length() - 1));
            return address != null && name.indexOf(':') > 0 && name.indexOf('%') < 0;
        }
        return !name.isEmpty() && name.length() <= LONGEST && name.chars().allMatch(PublicHost::isNameCharacter);
    }

    private static boolean isNameCharacter(int c) {
        return Ascii.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_';
    }
}
