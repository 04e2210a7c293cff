package io.jgun.settings;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Peers that are trusted: one address, a network in CIDR notation, or {@code *} for whoever connects.
 *
 * @param text as it was written
 * @param prefix the bytes of the network's address; null for everybody
 * @param bits how many of them count
 */
public record PeerNetwork(String text, @Nullable InetAddress prefix, int bits) {

    private static final String EVERYBODY = "*";

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException as {@link ValueType} says
     */
    public static PeerNetwork parse(String text) {
        if (text.equals(EVERYBODY)) {
            return new PeerNetwork(text, null, 0);
        }
        int slash = text.indexOf('/');
        InetAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null || text.indexOf('%') >= 0) {
            throw new IllegalArgumentException("must hold IP addresses, networks as 10.0.0.0/8, or *, not "
                    + Shown.quoted(text) + (looksLikeName(text) ? "; a name could change its address" : ""));
        }
        int all = address.getAddress().length * Byte.SIZE;
        PeerNetwork network = new PeerNetwork(text, address, slash < 0 ? all : bits(text, slash, all));
        if (!network.isZeroAfterPrefix()) {
            throw new IllegalArgumentException("must hold networks, and " + Shown.quoted(text)
                    + " has bits after its first " + network.bits() + "; name the network's own address");
        }
        return network;
    }

    private static boolean looksLikeName(String text) {
        return text.indexOf(':') < 0 && text.chars().anyMatch(c -> c >= 'a' && c <= 'z');
    }

    private static int bits(String text, int slash, int all) {
        String digits = text.substring(slash + 1);
        if (digits.isEmpty()
                || digits.length() > 3
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')
                || Integer.parseInt(digits) > all) {
            throw new IllegalArgumentException(
                    "must hold networks with 0 to " + all + " bits, as 10.0.0.0/8, not " + Shown.quoted(text));
        }
        return Integer.parseInt(digits);
    }

    private boolean isZeroAfterPrefix() {
        byte[] bytes = bytes();
        for (int bit = bits; bit < bytes.length * Byte.SIZE; bit++) {
            if ((bytes[bit >> 3] & (0x80 >> (bit & 7))) != 0) {
                return false;
            }
        }
        return true;
    }

    private byte[] bytes() {
        return prefix == null ? new byte[0] : prefix.getAddress();
    }

    /** {@code *}. */
    public boolean isEverybody() {
        return prefix == null;
    }

    /** Whether the address was named; {@code *} names none. */
    public boolean names(InetAddress address) {
        byte[] mine = bytes();
        byte[] other = address.getAddress();
        if (prefix == null || mine.length != other.length) {
            return false;
        }
        int whole = bits >> 3;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != other[i]) {
                return false;
            }
        }
        int mask = (0xff00 >> (bits & 7)) & 0xff;
        return mask == 0 || (mine[whole] & mask) == (other[whole] & mask);
    }

    @Override
    public String toString() {
        return text;
    }
}
