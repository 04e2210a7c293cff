package io.jgun.accesslog;

import io.jgun.logging.LogFilePath;
import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The open file, or stdout, behind an access log. Used by one thread that nobody interrupts. */
interface LineTarget extends AutoCloseable {

    /**
     * Writes some of the bytes: all, or fewer if the system takes fewer. Knowing how many makes it possible to go on after a
     * full disk without losing or doubling a line; an OutputStream does not say.
     */
    void write(ByteBuffer lines) throws IOException;

    /** Opens it again by its name; if that fails the old one stays. */
    void reopen() throws IOException;

    @Override
    void close() throws IOException;

    /**
     * Opens what {@code accesslog} names.
     *
     * @throws io.jgun.posix.ExitException if the file cannot be opened
     */
    static LineTarget open(Settings settings, String value) {
        if (value.equals("-")) {
            return new Stdout();
        }
        return new File(LogFilePath.of(Logging.ACCESSLOG, value, settings));
    }

    /** A file, opened for appending. */
    final class File implements LineTarget {
        private final LogFilePath path;
        private FileChannel channel;

        File(LogFilePath path) {
            this.path = path;
            this.channel = path.open().getChannel();
        }

        @Override
        public void write(ByteBuffer lines) throws IOException {
            channel.write(lines);
        }

        @Override
        public void reopen() throws IOException {
            FileChannel fresh = path.openAgain().getChannel();
            channel.close();
            channel = fresh;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** The descriptor itself: {@code System.out} may be the application's, with {@code capture_output}. */
    final class Stdout implements LineTarget {
        /** PIPE_BUF: as much as a pipe shared by several processes takes without mixing lines (POSIX write). */
        private static final int ATOMIC = 4096;

        private final FileChannel channel = new FileOutputStream(FileDescriptor.out).getChannel();

        @Override
        public void write(ByteBuffer lines) throws IOException {
            int limit = lines.limit();
            lines.limit(endOfLines(lines));
            try {
                channel.write(lines);
            } finally {
                lines.limit(limit);
            }
        }

        private static int endOfLines(ByteBuffer lines) {
            int start = lines.position();
            if (lines.remaining() <= ATOMIC) {
                return lines.limit();
            }
            for (int end = start + ATOMIC; end > start; end--) {
                if (lines.get(end - 1) == '\n') {
                    return end;
                }
            }
            return start + ATOMIC;
        }

        @Override
        public void reopen() {}

        @Override
        public void close() {}
    }
}
