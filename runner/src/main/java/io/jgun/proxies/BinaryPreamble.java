package io.jgun.proxies;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Version 2 of the PROXY protocol: a signature, a command, a family of addresses, a length, addresses and TLVs. */
final class BinaryPreamble {

    /** Bytes up to and with the length. */
    static final int HEADER = 16;

    private static final int COMMAND_AT = 12;
    private static final int LOCAL = 0x20;
    private static final int PROXY = 0x21;

    private static final int UNSPECIFIED = 0x00;
    private static final int TCP4 = 0x11;
    private static final int TCP6 = 0x21;
    private static final int UNIX_STREAM = 0x31;

    private static final int TYPE_CRC32C = 0x03;
    private static final int TYPE_TLS = 0x20;
    private static final int TLS_CLIENT = 0x01;

    private final byte[] received;
    private final int end;

    private BinaryPreamble(byte[] received, int end) {
        this.received = received;
        this.end = end;
    }

    static Preamble.Reading read(byte[] received, int count) {
        int command = received[COMMAND_AT] & 0xff;
        if (command != LOCAL && command != PROXY) {
            return new Preamble.Malformed("neither LOCAL nor PROXY of version 2");
        }
        int end = HEADER + unsigned(received, HEADER - 2);
        if (count < end) {
            return new Preamble.Incomplete(end);
        }
        try {
            return new Preamble.Complete(new BinaryPreamble(received, end).read(command == LOCAL));
        } catch (Malformation malformation) {
            return new Preamble.Malformed(String.valueOf(malformation.getMessage()));
        }
    }

    /** Two bytes, in the order of the network. */
    private static int unsigned(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }

    private Preamble read(boolean local) {
        if (local) {
            return new Preamble(null, false, end); // the rest is to be ignored, whatever it is
        }
        int family = received[COMMAND_AT + 1] & 0xff;
        return switch (family) {
            case TCP4 -> of(4);
            case TCP6 -> of(16);
            case UNIX_STREAM -> new Preamble(null, tls(HEADER + 216), end);
            case UNSPECIFIED -> new Preamble(null, false, end);
            default -> throw new Malformation("not a family of stream sockets");
        };
    }

    private Preamble of(int bytes) {
        int ports = HEADER + 2 * bytes;
        boolean secure = tls(ports + 4);
        byte[] address = Arrays.copyOfRange(received, HEADER, HEADER + bytes);
        int port = unsigned(received, ports);
        try {
            return new Preamble(new ClientAddress(InetAddress.getByAddress(address), port), secure, end);
        } catch (UnknownHostException wrongLength) {
            throw new Malformation("no address");
        }
    }

    /** Reads all TLVs; whether one says that the client has used TLS. */
    private boolean tls(int begin) {
        if (begin > end) {
            throw new Malformation("too short for its addresses");
        }
        boolean secure = false;
        int at = begin;
        while (at < end) {
            if (end - at < 3) {
                throw new Malformation("half a TLV");
            }
            int type = received[at] & 0xff;
            int value = at + 3;
            int length = unsigned(received, at + 1);
            if (length > end - value) {
                throw new Malformation("a TLV that goes on behind the end");
            }
            if (type == TYPE_TLS) {
                if (length < 5) {
                    throw new Malformation("half a TLV about TLS");
                }
                secure = (received[value] & TLS_CLIENT) != 0;
            } else if (type == TYPE_CRC32C) {
                check(value, length);
            }
            at = value + length;
        }
        return secure;
    }

    /** The checksum is that of the whole preamble with zeros in its place. */
    private void check(int at, int length) {
        if (length != Integer.BYTES) {
            throw new Malformation("half a checksum");
        }
        byte[] whole = Arrays.copyOf(received, end);
        int told = ByteBuffer.wrap(whole).getInt(at);
        Arrays.fill(whole, at, at + length, (byte) 0);
        CRC32C crc = new CRC32C();
        crc.update(whole, 0, end);
        if ((int) crc.getValue() != told) {
            throw new Malformation("a wrong checksum");
        }
    }

    private static final class Malformation extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformation(String message) {
            super(message, null, false, false);
        }
    }
}
