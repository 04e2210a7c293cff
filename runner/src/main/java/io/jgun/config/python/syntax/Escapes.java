package io.jgun.config.python.syntax;

import io.jgun.config.python.values.Source;

/** Backslashes in strings. */
final class Escapes {

    private final Source source;
    private final String text;
    private final boolean bytes;
    private int at;

    private Escapes(Source source, int start, boolean bytes) {
        this.source = source;
        this.text = source.text();
        this.at = start;
        this.bytes = bytes;
    }

    /** The characters that a part of the source means. Line ends become \n. */
    static String decode(Source source, int start, int end, boolean raw, boolean bytes) {
        StringBuilder out = new StringBuilder(end - start);
        Escapes escapes = new Escapes(source, start, bytes);
        while (escapes.at < end) {
            char c = escapes.text.charAt(escapes.at);
            if (c == '\\' && !raw && escapes.at + 1 < end) {
                escapes.one(out, end);
            } else if (c == '\r') {
                escapes.at += escapes.text.startsWith("\r\n", escapes.at) ? 2 : 1;
                out.append('\n');
            } else {
                if (bytes && c > 127) {
                    throw Errors.syntax(source, escapes.at, "bytes can only contain ASCII literal characters");
                }
                out.append(c);
                escapes.at++;
            }
        }
        return out.toString();
    }

    private void one(StringBuilder out, int end) {
        int start = at;
        char c = text.charAt(at + 1);
        at += 2;
        switch (c) {
            case '\n' -> {
                // a joined line
            }
            case '\r' -> at += at < end && text.charAt(at) == '\n' ? 1 : 0;
            case '\\', '\'', '"' -> out.append(c);
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'v' -> out.append('\u000b');
            case 'x' -> out.appendCodePoint(hexadecimal(start, 2, end));
            case 'u', 'U', 'N' -> {
                if (bytes) {
                    out.append('\\').append(c);
                } else if (c == 'N') {
                    out.appendCodePoint(named(start, end));
                } else {
                    out.appendCodePoint(hexadecimal(start, c == 'u' ? 4 : 8, end));
                }
            }
            default -> {
                if (c >= '0' && c <= '7') {
                    octal(out, end);
                } else {
                    out.append('\\').append(c);
                }
            }
        }
    }

    private int hexadecimal(int start, int digits, int end) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = at < end && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0 || value > 0x10ffff) {
                throw Errors.syntax(source, start, "truncated escape: " + digits + " hexadecimal digits needed");
            }
            value = value * 16 + digit;
            at++;
        }
        if (value > 0x10ffff || value < 0) {
            throw Errors.syntax(source, start, "illegal Unicode character");
        }
        return value;
    }

    private int named(int start, int end) {
        int close = text.indexOf('}', at);
        if (at >= end || text.charAt(at) != '{' || close < 0 || close >= end) {
            throw Errors.syntax(source, start, "malformed \\N character escape");
        }
        String name = text.substring(at + 1, close);
        at = close + 1;
        try {
            return Character.codePointOf(name);
        } catch (IllegalArgumentException e) {
            throw Errors.syntax(source, start, "unknown Unicode character name");
        }
    }

    private void octal(StringBuilder out, int end) {
        int value = 0;
        at--;
        for (int i = 0; i < 3 && at < end && text.charAt(at) >= '0' && text.charAt(at) <= '7'; i++) {
            value = value * 8 + text.charAt(at) - '0';
            at++;
        }
        out.append((char) (bytes ? value & 0xff : value));
    }
}
