package io.jgun.logging;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where an error log goes: a file, stderr or stdout. Each line is one write by the thread that logs it, so that the last
 * words before a crash are there. The descriptors themselves: System.out and System.err may be captured.
 */
final class LogFile implements AutoCloseable {

    private final @Nullable LogFilePath file;
    private final ReentrantLock lock = new ReentrantLock();
    // Not a FileChannel: that one closes itself when a worker is interrupted while it logs.
    private OutputStream out;
    private long lost;

    private LogFile(@Nullable LogFilePath file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    /** @throws io.jgun.posix.ExitException if the file cannot be opened */
    static LogFile open(LogFilePath path) {
        return new LogFile(path, path.open());
    }

    static LogFile stderr() {
        return new LogFile(null, new FileOutputStream(FileDescriptor.err));
    }

    static LogFile stdout() {
        return new LogFile(null, new FileOutputStream(FileDescriptor.out));
    }

    /** Writes whole lines. What cannot be written is counted, and told as soon as writing works again. */
    void write(byte[] lines) {
        lock.lock();
        try {
            if (lost > 0) {
                String gap = lost + " writes to this log failed here\n";
                out.write(gap.getBytes(StandardCharsets.UTF_8));
                lost = 0;
            }
            out.write(lines);
        } catch (IOException e) {
            lost++;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Opens the file again by its name (USR1, after logrotate has moved it).
     *
     * @throws IOException if that fails: the old file is written on
     */
    void reopen() throws IOException {
        if (file == null) {
            return;
        }
        OutputStream fresh = file.openAgain();
        lock.lock();
        try {
            out.close();
            out = fresh;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        if (file == null) {
            return;
        }
        lock.lock();
        try {
            out.close();
        } catch (IOException e) {
            lost++;
        } finally {
            lock.unlock();
        }
    }
}
