package io.jgun.servlet.send;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.TypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Has large files sent by sendfile(2), as Gunicorn's {@code sendfile} does. Jetty writes buffers; these files are mapped
 * into memory, which is read by nobody unless something between the file and the socket has to see the bytes.
 */
public final class SentFiles implements HttpContent.Factory {

    /** Bytes; below, the system call of its own costs more than a copy. */
    public static final int LEAST = 128 * 1024;

    /** How many files stay mapped at most; those that are served then are mapped anew. */
    private static final int MOST = 256;

    private final HttpContent.Factory files;
    private final long trustNanos;
    private final ConcurrentHashMap<String, SentFile> sent = new ConcurrentHashMap<>();

    /**
     * Those of these that are large enough.
     *
     * @param trustMillis how long a file is taken to be as it was before somebody looks again
     */
    public SentFiles(HttpContent.Factory files, long trustMillis) {
        this.files = files;
        this.trustNanos = TimeUnit.MILLISECONDS.toNanos(trustMillis);
    }

    @Override
    public @Nullable HttpContent getContent(String path) throws IOException {
        SentFile known = sent.get(path);
        if (known != null && NanoTime.since(known.looked) < trustNanos) {
            return known;
        }
        HttpContent content = files.getContent(path);
        SentFile now = content == null ? null : SentFile.of(content, known);
        if (now == null) {
            sent.remove(path);
            return content;
        }
        if (sent.size() >= MOST) {
            sent.clear();
        }
        sent.put(path, now);
        return now;
    }

    private static final class SentFile extends HttpContent.Wrapper {

        private final long looked = NanoTime.now();
        private final Path file;
        private final BasicFileAttributes attributes;
        private final ByteBuffer mapped;
        private final HttpField lengthField;
        private final HttpField modifiedField;

        private SentFile(HttpContent content, Path file, BasicFileAttributes attributes, ByteBuffer mapped) {
            super(content);
            this.file = file;
            this.attributes = attributes;
            this.mapped = mapped;
            lengthField = new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, Long.toString(attributes.size()));
            modifiedField = new PreEncodedHttpField(
                    HttpHeader.LAST_MODIFIED,
                    DateGenerator.formatDate(attributes.lastModifiedTime().toMillis()));
        }

        /** Null if it cannot be sent in this way; the one before, or null, may have mapped the same. */
        static @Nullable SentFile of(HttpContent content, @Nullable SentFile before) {
            Path file = content.getResource().getPath();
            long length = content.getContentLengthValue();
            if (length < LEAST
                    || length > Integer.MAX_VALUE
                    || file == null
                    || file.getFileSystem() != FileSystems.getDefault()) {
                return null;
            }
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                if (!attributes.isRegularFile() || attributes.size() != length) {
                    return null;
                }
                ByteBuffer mapped = before != null && before.file.equals(file) && before.isStill(attributes)
                        ? before.mapped
                        : map(file, length);
                return new SentFile(content, file, attributes, mapped);
            } catch (IOException unreadable) {
                return null; // Jetty finds out, too
            }
        }

        // What Jetty's content says of itself is read from the disk when it is asked, and may be of another file by
        // then.

        @Override
        public HttpField getContentLength() {
            return lengthField;
        }

        @Override
        public long getContentLengthValue() {
            return attributes.size();
        }

        @Override
        public HttpField getLastModified() {
            return modifiedField;
        }

        @Override
        public Instant getLastModifiedInstant() {
            return attributes.lastModifiedTime().toInstant();
        }

        private static ByteBuffer map(Path file, long length) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return channel.map(FileChannel.MapMode.READ_ONLY, 0, length);
            }
        }

        private boolean isStill(BasicFileAttributes now) {
            return now.size() == attributes.size()
                    && now.lastModifiedTime().equals(attributes.lastModifiedTime())
                    && Objects.equals(now.fileKey(), attributes.fileKey());
        }

        @Override
        public void writeTo(Content.Sink sink, long offset, long length, Callback callback) {
            int size;
            try {
                size = Math.toIntExact(TypeUtil.checkOffsetLengthSize(offset, length, mapped.remaining()));
            } catch (IndexOutOfBoundsException e) {
                callback.failed(e);
                return;
            }
            ByteBuffer part = mapped.slice(Math.toIntExact(offset), size);
            FileSender sender = sender(sink);
            FileChannel channel = sender == null ? null : open();
            if (sender == null || channel == null) {
                sink.write(true, part, callback);
            } else {
                sender.sends(new FileRegion(channel, offset, part));
                sink.write(true, part, new End(sender, channel, callback));
            }
        }

        private static @Nullable FileSender sender(Content.Sink sink) {
            return sink instanceof Response response
                            && response.getRequest()
                                            .getConnectionMetaData()
                                            .getConnection()
                                            .getEndPoint()
                                    instanceof FileSender sender
                    ? sender
                    : null;
        }

        /** Null if there is another file of this name now, or none: what was mapped is what the head tells of. */
        private @Nullable FileChannel open() {
            try {
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                if (isSame()) {
                    return channel;
                }
                channel.close();
            } catch (IOException unreadable) {
                return null;
            }
            return null;
        }

        private boolean isSame() {
            try {
                return isStill(Files.readAttributes(file, BasicFileAttributes.class));
            } catch (IOException gone) {
                return false;
            }
        }
    }

    /** The file is needed no longer. */
    private static final class End extends Callback.Nested {

        private final FileSender sender;
        private final FileChannel channel;

        End(FileSender sender, FileChannel channel, Callback callback) {
            super(callback);
            this.sender = sender;
            this.channel = channel;
        }

        @Override
        public void succeeded() {
            close();
            super.succeeded();
        }

        @Override
        public void failed(Throwable failure) {
            close();
            super.failed(failure);
        }

        private void close() {
            sender.sends(null);
            try {
                channel.close();
            } catch (IOException e) {
                // It was only read.
                return;
            }
        }
    }
}
