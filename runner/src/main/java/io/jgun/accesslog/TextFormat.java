package io.jgun.accesslog;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A Gunicorn format as the list of what is written one after the other. */
record TextFormat(List<Piece> pieces) implements LineFormat {

    /** A part of the line. */
    interface Piece {
        void write(LineBuffer out, Exchange exchange);
    }

    static Piece literal(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return (out, exchange) -> out.raw(bytes);
    }

    static Piece atom(AtomUse atom) {
        return (out, exchange) -> {
            if (!atom.write(out, exchange)) {
                out.raw('-');
            }
        };
    }

    static Piece padded(Piece piece, int width, boolean left) {
        return (out, exchange) -> {
            int start = out.length();
            piece.write(out, exchange);
            out.pad(start, width, left);
        };
    }

    @Override
    public LineBuffer.Escaping escaping() {
        return LineBuffer.Escaping.TEXT;
    }

    @Override
    public boolean write(LineBuffer out, Exchange exchange) {
        for (int i = 0; i < pieces.size(); i++) {
            pieces.get(i).write(out, exchange);
        }
        return true;
    }
}
