package io.jgun.servlet.app.scan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers and texts in few bytes. */
final class PackedOutput {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
    private byte[] previous = {};

    byte[] bytes() {
        return bytes.toByteArray();
    }

    void number(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            bytes.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes.write(rest);
    }

    /** Sorted texts are the shortest: of each only that is written in which it differs from the one before it. */
    void text(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        int differs = Arrays.mismatch(previous, text);
        int shared = differs < 0 ? text.length : differs;
        number(shared);
        number(text.length - shared);
        bytes.write(text, shared, text.length - shared);
        previous = text;
    }
}
