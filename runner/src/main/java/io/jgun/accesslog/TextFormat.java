package io.jgun.accesslog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Gunicorn format as what is written one after the other. */
final class TextFormat implements LineFormat {

    /** An atom, and the text before it. One class for all: what a piece is would else be asked twenty times in a line. */
    static final class Piece {
        private final byte[] before;
        private final @Nullable AtomUse atom;
        private final int width;
        private final boolean left;

        /**
         * @param atom null for text alone
         * @param width in characters, to which the atom is filled with spaces; 0 for none
         * @param left whether they come after it
         */
        Piece(CharSequence before, @Nullable AtomUse atom, int width, boolean left) {
            this.before = before.toString().getBytes(StandardCharsets.UTF_8);
            this.atom = atom;
            this.width = width;
            this.left = left;
        }

        private void write(LineBuffer out, Exchange exchange) {
            out.raw(before);
            if (atom == null) {
                return;
            }
            int start = out.length();
            if (!atom.write(out, exchange)) {
                out.raw('-');
            }
            if (width > 0) {
                out.pad(start, width, left);
            }
        }
    }

    private final Piece[] pieces;

    TextFormat(List<Piece> pieces) {
        this.pieces = pieces.toArray(Piece[]::new);
    }

    @Override
    public LineBuffer.Escaping escaping() {
        return LineBuffer.Escaping.TEXT;
    }

    @Override
    public boolean write(LineBuffer out, Exchange exchange) {
        for (Piece piece : pieces) {
            piece.write(out, exchange);
        }
        return true;
    }
}
