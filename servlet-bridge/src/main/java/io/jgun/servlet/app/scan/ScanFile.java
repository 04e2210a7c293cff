package io.jgun.servlet.app.scan;

import io.jgun.settings.Version;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.eclipse.jetty.util.Jetty;

/**
 * What was found in the parts of a webapp, as the bytes of a file: a mark, the version, the parts' keys and lengths, the
 * parts ({@link PackedClasses}), and a checksum of all that.
 */
final class ScanFile {

    /** Of a file, in bytes: forty thousand classes take two million. */
    static final int LARGEST = 32 << 20;

    /** The last digit is the version of the format: whoever changes what a scan records, or how, raises it. */
    private static final long MARK = 0x6A67756E_53430001L;

    /** What a scan finds depends on them: Java chooses among the classes of a multi-release jar. */
    static final String VERSION = "jgun " + Version.NUMBER + ", Jetty " + Jetty.VERSION + ", Java "
            + Runtime.version().feature();

    private static final int CHECKSUM = 4;

    private ScanFile() {}

    static byte[] write(Map<ContentKey, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(MARK);
            out.writeUTF(VERSION);
            out.writeInt(parts.size());
            for (Map.Entry<ContentKey, byte[]> part : parts.entrySet()) {
                out.writeLong(part.getKey().size());
                out.writeLong(part.getKey().checksum());
                out.writeInt(part.getValue().length);
            }
            for (byte[] part : parts.values()) {
                out.write(part);
            }
            out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // into memory
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if it is damaged, or of another version */
    static Map<ContentKey, byte[]> read(byte[] bytes) throws IOException {
        int end = bytes.length - CHECKSUM;
        if (end < 0 || ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
            throw new IOException("damaged");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end));
        if (in.readLong() != MARK || !in.readUTF().equals(VERSION)) {
            throw new IOException("of another version");
        }
        Map<ContentKey, Integer> lengths = new LinkedHashMap<>();
        for (int parts = in.readInt(); parts > 0; parts--) {
            lengths.put(new ContentKey(in.readLong(), in.readLong()), in.readInt());
        }
        int at = end - in.available();
        Map<ContentKey, byte[]> parts = new LinkedHashMap<>();
        for (Map.Entry<ContentKey, Integer> length : lengths.entrySet()) {
            if (length.getValue() < 0 || length.getValue() > end - at) {
                throw new IOException("damaged");
            }
            parts.put(length.getKey(), Arrays.copyOfRange(bytes, at, at + length.getValue()));
            at += length.getValue();
        }
        if (at != end) {
            throw new IOException("damaged");
        }
        return parts;
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}
