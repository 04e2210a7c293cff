package io.jgun.servlet;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** What a connection has received of the head of its last request, held to the limits. */
final class RequestHead {

    private final RequestLimits limits;
    private String method = "-";
    private String target = "-";
    private String protocol = "-";
    private @Nullable RequestLine unreadable;
    private int fields;

    RequestHead(RequestLimits limits) {
        this.limits = limits;
    }

    /** Something has come. */
    void begin() {
        fields = -1;
    }

    /**
     * Its request line.
     *
     * @throws HttpException.RuntimeException 414
     */
    void line(String receivedMethod, String uri, HttpVersion version) {
        method = receivedMethod;
        target = uri;
        protocol = version.asString();
        fields = 0;
        if (method.length() + uri.length() + protocol.length() + 2 > limits.line()) {
            throw new HttpException.RuntimeException(HttpStatus.URI_TOO_LONG_414);
        }
    }

    /**
     * Its next field.
     *
     * @throws HttpException.RuntimeException 431
     */
    void field(HttpField field) {
        String value = field.getValue();
        int size = field.getName().length() + 4 + (value == null ? 0 : value.length());
        if (++fields > limits.fields() || size > limits.fieldSize()) {
            throw new HttpException.RuntimeException(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431);
        }
    }

    boolean isLineMissing() {
        return fields < 0;
    }

    /** @param received as far as it came; its connection ends with it */
    void unreadable(RequestLine received) {
        unreadable = received;
    }

    /** The request line, also of a request that was refused. Made when somebody asks: few do. */
    RequestLine line() {
        RequestLine received = unreadable;
        return received == null ? new RequestLine(method, target, protocol) : received;
    }
}
