package io.jgun.accesslog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One line being written, in UTF-8. Used again and again, so that a line costs no garbage. For one thread at a time. */
final class LineBuffer {

    /** How a value is kept from breaking out of its place in the line. */
    enum Escaping {
        /** Gunicorn's {@code \"}, and {@code \n}, {@code \r}, {@code \t}, {@code \xNN} for what could forge a line. */
        TEXT,
        /** RFC 8259, section 7. */
        JSON
    }

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /** The longest that one char becomes: {@code \}{@code u2028}. */
    private static final int LONGEST_ESCAPE = 6;

    private static final int KEEP_AT_MOST = 64 * 1024;

    private final Escaping escaping;
    private byte[] bytes = new byte[512];
    private int length;

    LineBuffer(Escaping escaping) {
        this.escaping = escaping;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Goes back to an earlier length. */
    void cut(int earlierLength) {
        length = earlierLength;
    }

    /** Empties it for the next line; one that has grown very long gives its memory back. */
    void clear() {
        length = 0;
        if (bytes.length > KEEP_AT_MOST) {
            bytes = new byte[512];
        }
    }

    void raw(byte[] ready) {
        room(ready.length);
        System.arraycopy(ready, 0, bytes, length, ready.length);
        length += ready.length;
    }

    void raw(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
    }

    /**
     * Writes a value, escaped.
     *
     * @return false if it is null: nothing is written
     */
    boolean text(@Nullable String value) {
        if (value == null) {
            return false;
        }
        int chars = value.length();
        room(chars * LONGEST_ESCAPE);
        // Nearly every value is plain to its end: a tight loop over local variables.
        byte[] to = bytes;
        int next = length;
        int i = 0;
        while (i < chars) {
            char c = value.charAt(i);
            if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
                break;
            }
            to[next++] = (byte) c;
            i++;
        }
        length = next;
        if (i < chars) {
            mixed(value, i);
        }
        return true;
    }

    private void mixed(String value, int start) {
        int chars = value.length();
        for (int i = start; i < chars; i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                bytes[length++] = (byte) c;
            } else if (Character.isHighSurrogate(c) && i + 1 < chars && Character.isLowSurrogate(value.charAt(i + 1))) {
                utf8(Character.toCodePoint(c, value.charAt(++i)));
            } else {
                special(c);
            }
        }
    }

    /**
     * Writes a number in decimal.
     *
     * @return false if it is negative, which means unknown: nothing is written
     */
    boolean number(long value) {
        if (value < 0) {
            return false;
        }
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        digits(value, digits);
        return true;
    }

    /** Writes the last digits of a number, with leading zeros. */
    void digits(long value, int digits) {
        room(digits);
        long rest = value;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    /** Fills what was written since {@code start} with spaces to a width in characters. */
    void pad(int start, int width, boolean left) {
        int characters = 0;
        for (int i = start; i < length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                characters++;
            }
        }
        int spaces = width - characters;
        if (spaces <= 0) {
            return;
        }
        room(spaces);
        if (!left) {
            System.arraycopy(bytes, start, bytes, start + spaces, length - start);
        }
        int from = left ? length : start;
        Arrays.fill(bytes, from, from + spaces, (byte) ' ');
        length += spaces;
    }

    private void special(char c) {
        switch (c) {
            case '"' -> escape('"');
            case '\\' -> {
                // Gunicorn leaves a backslash alone, and lines are to be the same byte for byte.
                if (escaping == Escaping.JSON) {
                    escape('\\');
                } else {
                    bytes[length++] = '\\';
                }
            }
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            case '\u2028', '\u2029' -> unicodeEscape(c); // line ends for some readers of logs
            default -> {
                if (Character.isSurrogate(c)) {
                    utf8(0xfffd);
                } else if (c >= 0xa0) {
                    utf8(c);
                } else if (escaping == Escaping.JSON) {
                    unicodeEscape(c);
                } else {
                    escape('x');
                    bytes[length++] = HEX[c >> 4];
                    bytes[length++] = HEX[c & 15];
                }
            }
        }
    }

    private void escape(char letter) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) letter;
    }

    private void unicodeEscape(char c) {
        escape('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[c >> shift & 15];
        }
    }

    private void utf8(int point) {
        if (point < 0x800) {
            bytes[length++] = (byte) (0xc0 | point >> 6);
        } else {
            if (point < 0x10000) {
                bytes[length++] = (byte) (0xe0 | point >> 12);
            } else {
                bytes[length++] = (byte) (0xf0 | point >> 18);
                bytes[length++] = (byte) (0x80 | (point >> 12 & 0x3f));
            }
            bytes[length++] = (byte) (0x80 | (point >> 6 & 0x3f));
        }
        bytes[length++] = (byte) (0x80 | (point & 0x3f));
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
