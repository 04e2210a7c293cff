package io.jgun.servlet.app.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The central directory of a jar (APPNOTE.TXT of PKWARE, 4.3.12 and 4.3.16): the name, size and CRC-32 of each of its
 * files. It tells one content from another, in a hundredth of the bytes.
 */
final class JarDirectory {

    private static final int END = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long NOT_HERE = 0xFFFFFFFFL; // but in a record of ZIP64

    /** A jar of a hundred thousand classes has 12 MB. */
    private static final long LARGEST = 64 << 20;

    private JarDirectory() {}

    /** @throws IOException also if it is no jar, or of a kind that this does not read: its content is then unknown */
    static ContentKey keyOf(Path jar) throws IOException {
        try (FileChannel file = FileChannel.open(jar, StandardOpenOption.READ)) {
            return new ContentKey.Sum().add(read(file)).key();
        }
    }

    private static byte[] read(FileChannel file) throws IOException {
        ByteBuffer end = end(file, END); // few have a comment
        if (end == null) {
            end = end(file, END + LONGEST_COMMENT);
        }
        if (end == null) {
            throw new ZipException("no end of a central directory");
        }
        long size = Integer.toUnsignedLong(end.getInt(end.position() + 12));
        long offset = Integer.toUnsignedLong(end.getInt(end.position() + 16));
        if (size > LARGEST || offset == NOT_HERE || offset + size > file.size()) {
            throw new ZipException("no plain central directory");
        }
        return read(file, offset, (int) size).array();
    }

    /** The end record, at the buffer's position; null if it is not in the file's last bytes. */
    private static @Nullable ByteBuffer end(FileChannel file, int length) throws IOException {
        long offset = Math.max(0, file.size() - length);
        ByteBuffer tail = read(file, offset, (int) (file.size() - offset));
        for (int at = tail.limit() - END; at >= 0; at--) {
            if (tail.getInt(at) == END_SIGNATURE
                    && at + END + Short.toUnsignedInt(tail.getShort(at + 20)) == tail.limit()) {
                return tail.position(at);
            }
        }
        return null;
    }

    private static ByteBuffer read(FileChannel file, long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, offset + buffer.position()) < 0) {
                throw new ZipException("shorter than it was");
            }
        }
        return buffer.flip();
    }
}
