package io.jgun.proxies;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells which version of the PROXY protocol a connection begins with, if any. */
public final class PreambleReader {

    private static final byte[] TEXT = "PROXY ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BINARY = {'\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n'};

    private PreambleReader() {}

    /**
     * Looks at the first bytes of a connection.
     *
     * @param count how many of them have come
     */
    public static Preamble.Reading read(byte[] received, int count, Preamble.Version version) {
        if (version != Preamble.Version.V2 && mayBe(TEXT, received, count)) {
            return count < TEXT.length
                    ? new Preamble.Incomplete(TextPreamble.LONGEST)
                    : TextPreamble.read(received, count);
        }
        if (version != Preamble.Version.V1 && mayBe(BINARY, received, count)) {
            return count < BinaryPreamble.HEADER
                    ? new Preamble.Incomplete(BinaryPreamble.HEADER)
                    : BinaryPreamble.read(received, count);
        }
        return new Preamble.Absent();
    }

    private static boolean mayBe(byte[] begin, byte[] received, int count) {
        int known = Math.min(begin.length, count);
        return Arrays.equals(begin, 0, known, received, 0, known);
    }
}
