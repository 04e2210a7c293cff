package io.jgun.servlet.app.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads what {@link PackedOutput} has written, and believes none of it. */
final class PackedInput {

    /** Of all texts together, in bytes: few bytes may say that a long text comes again and again. */
    private static final int MOST_TEXT = 1 << 27;

    private final byte[] bytes;
    private int at;
    private int room = MOST_TEXT;
    private byte[] previous = {};

    PackedInput(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    /** Any int, a small one in few bytes. */
    int number() throws IOException {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (at >= bytes.length) {
                throw damaged();
            }
            byte next = bytes[at++];
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged();
    }

    /** How many things follow, of which each takes a byte or more: a number that memory is asked for. */
    int count() throws IOException {
        int value = number();
        if (value < 0 || value > bytes.length - at) {
            throw damaged();
        }
        return value;
    }

    int below(long limit) throws IOException {
        int value = number();
        if (value < 0 || value >= limit) {
            throw damaged();
        }
        return value;
    }

    /** A text that begins as the one before it. */
    String text() throws IOException {
        int shared = below(previous.length + 1L);
        int own = count();
        room -= shared + own;
        if (room < 0) {
            throw damaged();
        }
        byte[] text = new byte[shared + own];
        System.arraycopy(previous, 0, text, 0, shared);
        System.arraycopy(bytes, at, text, shared, own);
        at += own;
        previous = text;
        return new String(text, StandardCharsets.UTF_8);
    }

    static IOException damaged() {
        return new IOException("damaged");
    }
}
