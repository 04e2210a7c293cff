package io.jgun.servlet.files;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** Bytes of a file: to be read as a mapping of it, or to be sent by the system from the file. */
public final class FilePart {

    private final ByteBuffer bytes;
    private final FileChannel file;
    private final long position;

    /**
     * @param bytes all that there is between its position and limit
     * @param position where in the file they begin
     */
    FilePart(ByteBuffer bytes, FileChannel file, long position) {
        this.bytes = bytes;
        this.file = file;
        this.position = position;
    }

    public ByteBuffer bytes() {
        return bytes;
    }

    /** Whether these bytes are what is written, and not a copy that somebody has changed. */
    @SuppressWarnings("ReferenceEquality")
    public boolean isOf(@Nullable ByteBuffer written) {
        return written == bytes;
    }

    /** Shared with other requests, and closed some time after the response has been written. */
    public FileChannel file() {
        return file;
    }

    public long position() {
        return position;
    }
}
