package io.jgun.servlet;

import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * Has a long body read in larger pieces than its head: a system call for each costs more than to copy what it brings.
 *
 * <p>Jetty goes on with the buffer that the head came in for as long as the client keeps up. It takes another one where
 * somebody has kept what is in that one, which is done here, until the next piece has been read.
 */
final class BodyPieces {

    /** Bytes; the largest that Jetty's buffer pool keeps. */
    private static final int LARGEST = 64 * 1024;

    private final LimitingParser parser;

    /** An application may read in one thread while its request ends in another one. */
    private final AtomicReference<Content.@Nullable Chunk> kept = new AtomicReference<>();

    private volatile boolean large;

    BodyPieces(LimitingParser parser) {
        this.parser = parser;
    }

    /** How many bytes the buffer is to have that is about to be taken; usually so many. */
    int size(int usual) {
        large = parser.expectsMoreThan(usual);
        return large ? LARGEST : usual;
    }

    /** This one has been read, null for none. */
    Content.@Nullable Chunk read(Content.@Nullable Chunk piece, int usual) {
        release();
        if (!large && piece != null && piece.canRetain() && parser.expectsMoreThan(usual)) {
            piece.retain();
            kept.set(piece);
        }
        return piece;
    }

    /** Nothing more will be read. */
    void release() {
        Content.Chunk before = kept.getAndSet(null);
        if (before != null) {
            before.release();
        }
    }
}
