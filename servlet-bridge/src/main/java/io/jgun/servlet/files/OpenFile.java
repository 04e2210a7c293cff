package io.jgun.servlet.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.TypeUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is kept open, and mapped. What is in its mapping takes no memory until it is read, which nobody does while
 * the system sends the file itself; the mapping goes when it is garbage.
 */
final class OpenFile extends HttpContent.Wrapper {

    private static final Logger LOG = LoggerFactory.getLogger(OpenFile.class);

    private final Path path;
    private final FileState state;
    private final FileChannel file;
    private final ByteBuffer mapped;
    private final HttpField length;
    private final @Nullable HttpField modified;

    /** The cache and the responses that are under way; 0: closed. */
    private final AtomicInteger users = new AtomicInteger(1);

    private volatile long usedNanos = System.nanoTime();

    private OpenFile(HttpContent content, Path path, FileState state, FileChannel file) throws IOException {
        super(content);
        this.path = path;
        this.state = state;
        this.file = file;
        this.mapped = file.map(FileChannel.MapMode.READ_ONLY, 0, state.size());
        this.length = new HttpField(HttpHeader.CONTENT_LENGTH, Long.toString(state.size()));
        this.modified = content.getLastModified();
    }

    /** Null if it is just being changed, so that it could not be told which state belongs to which headers. */
    static @Nullable OpenFile open(HttpContent content, Path path) throws IOException {
        FileState before = FileState.of(path);
        if (before == null || !before.modified().toInstant().equals(content.getLastModifiedInstant())) {
            return null;
        }
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            if (file.size() == before.size()) {
                OpenFile open = new OpenFile(content, path, before, file);
                if (open.isCurrent()) {
                    return open;
                }
            }
            file.close();
            return null;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Whether its name still stands for this file, unchanged. An interrupted thread closes what it is sending. */
    boolean isCurrent() {
        return file.isOpen() && state.equals(FileState.of(path));
    }

    void use() {
        usedNanos = System.nanoTime();
    }

    long usedNanos() {
        return usedNanos;
    }

    boolean retain() {
        return users.updateAndGet(count -> count == 0 ? 0 : count + 1) > 0;
    }

    void release() {
        if (users.decrementAndGet() == 0) {
            try {
                file.close();
            } catch (IOException e) {
                LOG.debug("Closing {} failed", path, e);
            }
        }
    }

    @Override
    public HttpField getContentLength() {
        return length;
    }

    @Override
    public long getContentLengthValue() {
        return state.size();
    }

    @Override
    public Instant getLastModifiedInstant() {
        return state.modified().toInstant();
    }

    @Override
    public @Nullable HttpField getLastModified() {
        return modified;
    }

    @Override
    public void writeTo(Content.Sink sink, long offset, long length, Callback callback) {
        if (!retain()) {
            getWrapped().writeTo(sink, offset, length, callback);
            return;
        }
        Callback done = Callback.from(this::release, callback);
        FilePart part;
        try {
            long size = TypeUtil.checkOffsetLengthSize(offset, length, state.size());
            part = new FilePart(mapped.slice(Math.toIntExact(offset), Math.toIntExact(size)), file, offset);
        } catch (RuntimeException outside) {
            done.failed(outside);
            return;
        }
        if (sink instanceof Response response
                && Objects.requireNonNull(response.getRequest()).getConnectionMetaData() instanceof FileSender sender) {
            sender.expect(part);
        }
        sink.write(true, part.bytes(), done);
    }
}
