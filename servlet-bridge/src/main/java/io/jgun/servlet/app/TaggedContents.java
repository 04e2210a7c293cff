package io.jgun.servlet.app;

import java.io.IOException;
import java.time.Instant;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.http.content.HttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Gives files an ETag of their time and size (RFC 9110, 8.8.3). Jetty's own hashes the path on disk too, which differs
 * after each start and on each machine where a WAR is unpacked: caches would fetch everything anew.
 */
final class TaggedContents implements HttpContent.Factory {

    private final HttpContent.Factory files;

    TaggedContents(HttpContent.Factory files) {
        this.files = files;
    }

    @Override
    public @Nullable HttpContent getContent(String path) throws IOException {
        HttpContent content = files.getContent(path);
        return content == null || content.getResource().isDirectory() ? content : new Tagged(content);
    }

    private static final class Tagged extends HttpContent.Wrapper {

        private final HttpField tag;

        Tagged(HttpContent content) {
            super(content);
            Instant modified = content.getLastModifiedInstant();
            long time = modified == null ? 0 : modified.toEpochMilli();
            // No hyphen: Jetty takes what follows one for the suffix of a precompressed variant.
            tag = new PreEncodedHttpField(
                    HttpHeader.ETAG,
                    "W/\"" + Long.toHexString(time) + "." + Long.toHexString(content.getContentLengthValue()) + "\"");
        }

        @Override
        public HttpField getETag() {
            return tag;
        }
    }
}
