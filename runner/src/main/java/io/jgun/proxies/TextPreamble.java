package io.jgun.proxies;

import io.jgun.settings.IpAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Version 1 of the PROXY protocol: {@code PROXY TCP4 192.0.2.1 192.0.2.9 4711 443} and a line end. */
final class TextPreamble {

    /** With its line end: the longest one that the specification allows. */
    static final int LONGEST = 107;

    private TextPreamble() {}

    static Preamble.Reading read(byte[] received, int count) {
        int end = 0;
        while (end < count && received[end] != '\n') {
            end++;
        }
        if (end == count || end >= LONGEST) {
            return count < LONGEST ? new Preamble.Incomplete(LONGEST) : malformed("no line end");
        }
        if (received[end - 1] != '\r') {
            return malformed("a line end without CR");
        }
        return line(new String(received, 0, end - 1, StandardCharsets.ISO_8859_1), end + 1);
    }

    private static Preamble.Reading line(String line, int length) {
        if (line.equals("PROXY UNKNOWN") || line.startsWith("PROXY UNKNOWN ")) {
            return new Preamble.Complete(new Preamble(null, false, length));
        }
        String[] parts = line.split(" ", -1);
        if (parts.length != 6) {
            return malformed("not PROXY, a protocol, two addresses and two ports");
        }
        boolean four = parts[1].equals("TCP4");
        if (!four && !parts[1].equals("TCP6")) {
            return malformed("neither TCP4 nor TCP6 nor UNKNOWN");
        }
        int from = port(parts[4]);
        InetAddress client = address(parts[2], four);
        if (client == null || address(parts[3], four) == null) {
            return malformed("no addresses of " + parts[1]);
        }
        if (from < 0 || port(parts[5]) < 0) {
            return malformed("no port numbers");
        }
        return new Preamble.Complete(new Preamble(new ClientAddress(client, from), false, length));
    }

    private static @Nullable InetAddress address(String text, boolean four) {
        boolean looksSo = four == (text.indexOf(':') < 0) && text.indexOf('%') < 0;
        InetAddress address = looksSo ? IpAddress.parse(text) : null;
        return four && !(address instanceof Inet4Address) ? null : address;
    }

    private static int port(String digits) {
        if (digits.equals("0")) {
            return 0;
        }
        return digits.startsWith("0") ? -1 : PortNumber.parse(digits);
    }

    private static Preamble.Reading malformed(String why) {
        return new Preamble.Malformed(why);
    }
}
