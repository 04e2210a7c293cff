package io.jgun.servlet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A request line as it was received.
 *
 * @param target path and query, not decoded
 */
record RequestLine(String method, String target, String protocol) {

    private static final int LONGEST_SHOWN = 8190;

    /** Nothing was received that could be shown. */
    static final RequestLine NONE = new RequestLine("-", "-", "-");

    /** What could be read of the line of a request that was refused. */
    static RequestLine refused(ByteBuffer received) {
        byte[] bytes = new byte[Math.min(received.remaining(), LONGEST_SHOWN)];
        received.get(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        String[] parts = (end < 0 ? text : text.substring(0, end)).strip().split(" ", 3);
        return new RequestLine(or(parts, 0), or(parts, 1), or(parts, 2));
    }

    private static String or(String[] parts, int index) {
        return index < parts.length && !parts[index].isEmpty() ? parts[index] : "-";
    }

    /** The target without its query. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    @Override
    public String toString() {
        return method + ' ' + target + ' ' + protocol;
    }
}
