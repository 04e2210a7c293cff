package io.jgun.servlet.app.scan;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What tells one content from another: no name, and no time.
 *
 * @param size in bytes, of everything that the checksum is of
 * @param checksum two of 32 bits, of different polynomials
 */
record ContentKey(long size, long checksum) {

    /** Adds up. A digest of Java's security would be as good, and costs a start what there is to be won for a small webapp. */
    static final class Sum {

        private final CRC32 one = new CRC32();
        private final CRC32C other = new CRC32C();
        private long size;

        Sum add(byte[] bytes) {
            one.update(bytes, 0, bytes.length);
            other.update(bytes, 0, bytes.length);
            size += bytes.length;
            return this;
        }

        /** @param text is followed by its end, so that what is added next cannot be taken for a part of it */
        Sum add(String text) {
            add(text.getBytes(StandardCharsets.UTF_8));
            return add(new byte[1]);
        }

        ContentKey key() {
            return new ContentKey(size, (one.getValue() << 32) | other.getValue());
        }
    }
}
