package io.jgun.accesslog;

import java.nio.ByteBuffer;

/** Where lines begin and end in a batch that is partly written. */
final class Lines {

    private Lines() {}

    /** Line ends not yet written. */
    static int count(ByteBuffer batch) {
        int count = 0;
        for (int i = batch.position(); i < batch.limit(); i++) {
            if (batch.get(i) == '\n') {
                count++;
            }
        }
        return count;
    }

    /** A line of which a part went to the old file is written whole to the new one. */
    static void backToStart(ByteBuffer batch) {
        int start = batch.position();
        while (start > 0 && batch.get(start - 1) != '\n') {
            start--;
        }
        batch.position(start);
    }
}
