package io.jgun.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Literal IP addresses. Nothing here asks a name server, whatever the text is. */
public final class IpAddress {

    /** An IPv4 address in IPv6 clothes. */
    private static final int LONGEST = 45;

    /** With the name of an interface. */
    private static final int LONGEST_WITH_ZONE = LONGEST + 1 + 32;

    private IpAddress() {}

    /**
     * Reads an address without brackets and port. An IPv4 address mapped into IPv6 is that IPv4 address; a zone ({@code
     * fe80::1%eth0}) is left out.
     *
     * @return null if the text is no address
     */
    public static @Nullable InetAddress parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST_WITH_ZONE) {
            return null;
        }
        if (text.indexOf(':') < 0) {
            return isIpv4(text) ? literal(text) : null;
        }
        int zone = text.indexOf('%');
        String address = zone < 0 ? text : text.substring(0, zone);
        return isIpv6Text(address) && hasStrictTail(address) ? literal(address) : null;
    }

    /** Java reads an IPv4 address at the end more leniently. */
    private static boolean hasStrictTail(String address) {
        int dot = address.indexOf('.');
        return dot < 0 || isIpv4(address.substring(address.lastIndexOf(':', dot) + 1));
    }

    // By hand: the default of a setting is read at each start, and Java's patterns take it some milliseconds to set up.
    private static boolean isIpv4(String text) {
        int numbers = 0;
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '.') {
                if (!isByte(text, begin, i)) {
                    return false;
                }
                numbers++;
                begin = i + 1;
            }
        }
        return numbers == 4;
    }

    /** Without a leading zero: 010 is 8 to some and 10 to others. */
    private static boolean isByte(String text, int begin, int end) {
        int digits = end - begin;
        if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(begin) == '0')) {
            return false;
        }
        int value = 0;
        for (int i = begin; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            value = 10 * value + digit;
        }
        return value <= 255;
    }

    private static boolean isIpv6Text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789ABCDEFabcdef:.".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return text.length() >= 2 && text.length() <= LONGEST;
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
