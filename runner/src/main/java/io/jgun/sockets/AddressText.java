package io.jgun.sockets;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * IP addresses as RFC 5952 writes them and Gunicorn prints them: {@code ::1}, without the brackets of a URI and without
 * a zone. Java's own text of an IPv6 address is not shortened.
 */
public final class AddressText {

    private static final int GROUPS = 8;
    private static final byte[] MAPPED_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private AddressText() {}

    public static String of(InetAddress address) {
        return address instanceof Inet6Address ? ofIpv6(address.getAddress()) : address.getHostAddress();
    }

    private static String ofIpv6(byte[] bytes) {
        if (Arrays.equals(bytes, 0, MAPPED_PREFIX.length, MAPPED_PREFIX, 0, MAPPED_PREFIX.length)) {
            return "::ffff:" + (bytes[12] & 0xff) + '.' + (bytes[13] & 0xff) + '.' + (bytes[14] & 0xff) + '.'
                    + (bytes[15] & 0xff); // section 5
        }
        int begin = 0;
        int end = 0;
        for (int group = 0; group < GROUPS; group++) {
            int zeros = zerosFrom(bytes, group);
            if (zeros > 1 && zeros > end - begin) { // the first of the longest, and never one alone: section 4.2
                begin = group;
                end = group + zeros;
            }
        }
        StringBuilder text = new StringBuilder(39);
        for (int group = 0; group < GROUPS; group++) {
            if (group == begin && end > begin) {
                text.append("::");
                group = end;
            } else if (group > 0) {
                text.append(':');
            }
            if (group < GROUPS) {
                text.append(Integer.toHexString(group(bytes, group)));
            }
        }
        return text.toString();
    }

    private static int zerosFrom(byte[] bytes, int group) {
        int end = group;
        while (end < GROUPS && group(bytes, end) == 0) {
            end++;
        }
        return end - group;
    }

    private static int group(byte[] bytes, int index) {
        return (bytes[2 * index] & 0xff) << 8 | (bytes[2 * index + 1] & 0xff);
    }
}
