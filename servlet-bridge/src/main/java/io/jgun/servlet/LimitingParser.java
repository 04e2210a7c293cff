package io.jgun.servlet;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's parser has one limit for the whole head. This one stops a request line or a field that is too long while it
 * is still being received, at most one input buffer later, so that the memory held is bounded by the limits.
 */
final class LimitingParser extends HttpParser {

    private final RequestLimits limits;
    private @Nullable ByteBuffer receiving;
    private int begin;
    private int fieldBegin;
    private boolean lineComplete;
    private int left;

    LimitingParser(RequestHandler handler, RequestLimits limits, HttpCompliance compliance) {
        super(handler, limits.head(), compliance);
        this.limits = limits;
    }

    @Override
    public boolean parseNext(ByteBuffer buffer) {
        if (isStart() && buffer.hasRemaining()) {
            receiving = buffer;
            begin = buffer.position();
        }
        int end = buffer.limit();
        boolean handle = super.parseNext(buffer);
        left = buffer.remaining();
        if (!handle && inHeaderState() && end > 0) {
            check();
        }
        return handle;
    }

    private void check() {
        if (!lineComplete) {
            if (getHeaderLength() > limits.line()) {
                badMessage(new HttpException.RuntimeException(HttpStatus.URI_TOO_LONG_414));
            }
        } else if (getHeaderLength() - fieldBegin > limits.fieldSize()) {
            badMessage(new HttpException.RuntimeException(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431));
        }
    }

    /** The line, or the field before, is complete. */
    void partComplete() {
        fieldBegin = getHeaderLength();
        lineComplete = true;
    }

    /** Bytes that have been received and not parsed. */
    int left() {
        return left;
    }

    /** Whether so many bytes of a body are to come, or as many have come of one whose length nobody knows. */
    boolean expectsMoreThan(int bytes) {
        long length = getContentLength();
        return inContentState() && (length < 0 ? getContentRead() > bytes : length - getContentRead() > bytes);
    }

    /** What has been received of the line of this request, as far as it lies in one buffer. */
    RequestLine received() {
        ByteBuffer buffer = receiving;
        if (buffer == null) {
            return RequestLine.NONE;
        }
        ByteBuffer whole = buffer.duplicate();
        // The parser has emptied the buffer by moving its limits; the bytes are still there.
        whole.clear().position(Math.min(begin, whole.capacity()));
        return RequestLine.refused(whole);
    }

    @Override
    public void reset() {
        receiving = null;
        fieldBegin = 0;
        lineComplete = false;
        super.reset();
    }
}
