package io.jgun.servlet.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.content.HttpContent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the larger files open that are being asked for: a few, each of which takes a file descriptor, and no memory. At
 * every request it looks whether the file has changed.
 */
public final class OpenFiles implements HttpContent.Factory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);

    /** How many files are kept open. */
    static final int LIMIT = 128;

    /** A file that nobody has asked for is closed after this: if it has been deleted, its space is free only then. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final HttpContent.Factory files;
    private final long least;
    private final ConcurrentMap<String, OpenFile> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * @param files where the files come from
     * @param least size in bytes; what is smaller is left to {@code files}
     */
    public OpenFiles(HttpContent.Factory files, long least) {
        this.files = files;
        this.least = least;
    }

    @Override
    public @Nullable HttpContent getContent(String name) throws IOException {
        OpenFile known = open.get(name);
        if (known != null) {
            if (known.isCurrent()) {
                known.use();
                return known;
            }
            forget(name, known);
        }
        HttpContent content = files.getContent(name);
        Path path = content == null ? null : pathOf(content);
        if (content == null || path == null) {
            return content;
        }
        OpenFile added = add(name, content, path);
        return added == null ? content : added;
    }

    /** Null for what is left to others: it is small, a directory, or in an archive. */
    private @Nullable Path pathOf(HttpContent content) {
        Path path = content.getResource().getPath();
        if (path == null || path.getFileSystem() != FileSystems.getDefault()) {
            return null;
        }
        long size = content.getContentLengthValue();
        boolean suits = size >= least
                && size <= Integer.MAX_VALUE
                && !content.getResource().isDirectory();
        return suits ? path : null;
    }

    private @Nullable OpenFile add(String name, HttpContent content, Path path) {
        OpenFile file;
        try {
            file = OpenFile.open(content, path);
        } catch (IOException e) {
            LOG.debug("{} cannot be kept open", path, e);
            return null;
        }
        if (file == null) {
            return null;
        }
        makeRoom();
        OpenFile other = open.putIfAbsent(name, file);
        if (other != null) {
            file.release();
            return other;
        }
        if (closed) { // meanwhile
            forget(name, file);
            return null;
        }
        return file;
    }

    private void makeRoom() {
        long now = System.nanoTime();
        open.forEach((name, file) -> {
            if (now - file.usedNanos() > IDLE_NANOS) {
                forget(name, file);
            }
        });
        while (open.size() >= LIMIT) {
            open.entrySet().stream()
                    .max(Comparator.comparingLong(
                            entry -> now - entry.getValue().usedNanos()))
                    .ifPresent(oldest -> forget(oldest.getKey(), oldest.getValue()));
        }
    }

    private void forget(String name, OpenFile file) {
        if (open.remove(name, file)) {
            file.release();
        }
    }

    /** Closes what no response needs any more; what comes later is not kept. */
    @Override
    public void close() {
        closed = true;
        open.forEach(this::forget);
    }

    /** How many files are kept open. */
    int size() {
        return open.size();
    }
}
