package io.jgun.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Literal IP addresses. Nothing here asks a name server, whatever the text is. */
public final class IpAddress {

    private static final String BYTE =
            "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"; // 010 is 8 to some and 10 to others
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    /** The longest, with a zone: an IPv4 address in IPv6 clothes, and the name of an interface. */
    private static final int LONGEST = 45 + 1 + 32;

    private IpAddress() {}

    /**
     * Reads an address without brackets and port. An IPv4 address mapped into IPv6 is that IPv4 address; a zone ({@code
     * fe80::1%eth0}) is left out.
     *
     * @return null if the text is no address
     */
    public static @Nullable InetAddress parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        if (text.indexOf(':') < 0) {
            return IPV4.matcher(text).matches() ? literal(text) : null;
        }
        int zone = text.indexOf('%');
        String address = zone < 0 ? text : text.substring(0, zone);
        return IPV6.matcher(address).matches() && hasStrictTail(address) ? literal(address) : null;
    }

    /** Java reads an IPv4 address at the end more leniently. */
    private static boolean hasStrictTail(String address) {
        int dot = address.indexOf('.');
        return dot < 0
                || IPV4.matcher(address.substring(address.lastIndexOf(':', dot) + 1))
                        .matches();
    }

    /** Never looked up: a text with a colon is a literal or refused, and the other one is complete. */
    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException notOne) {
            return null;
        }
    }
}
