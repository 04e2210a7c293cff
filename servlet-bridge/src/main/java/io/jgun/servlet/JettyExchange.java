package io.jgun.servlet;

import io.jgun.accesslog.Exchange;
import io.jgun.servlet.app.ErrorPages;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.URIUtil;
import org.jspecify.annotations.Nullable;

/** A finished request of Jetty's. Most formats ask for little of it, so that everything is looked up when asked. */
final class JettyExchange implements Exchange {

    private final Request request;
    private final Response response;
    private final long worker;
    private @Nullable RequestLine line;

    /** The clock is looked at once, when it is first asked. */
    private long durationNanos = -1;

    JettyExchange(Request request, Response response, long worker) {
        this.request = request;
        this.response = response;
        this.worker = worker;
    }

    private RequestLine line() {
        RequestLine known = line;
        if (known == null) {
            known = RequestConnection.requestLine(request);
            line = known;
        }
        return known;
    }

    @Override
    public @Nullable String remoteAddress() {
        String address = Request.getRemoteAddr(request);
        return address == null || address.isEmpty() ? null : address;
    }

    @Override
    public @Nullable String user() {
        String credentials = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (credentials == null || !credentials.regionMatches(true, 0, "Basic ", 0, 6)) {
            return null;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(credentials.substring(6).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? null : pair.substring(0, colon);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    @Override
    public long startedMillis() {
        return System.currentTimeMillis() - durationNanos() / 1_000_000;
    }

    @Override
    public long durationNanos() {
        if (durationNanos < 0) {
            durationNanos = Math.max(0, System.nanoTime() - request.getHeadersNanoTime());
        }
        return durationNanos;
    }

    @Override
    public String method() {
        return line().method();
    }

    @Override
    public String rawTarget() {
        return line().target();
    }

    @Override
    public String path() {
        String target = line().target();
        if (target.startsWith("/")) {
            int query = target.indexOf('?');
            return decoded(query < 0 ? target : target.substring(0, query));
        }
        String path = request.getHttpURI().getPath();
        return path == null ? "" : decoded(path);
    }

    private static String decoded(String path) {
        try {
            return URIUtil.decodePath(path);
        } catch (RuntimeException malformed) {
            return path;
        }
    }

    @Override
    public String query() {
        int query = line().target().indexOf('?');
        return query < 0 ? "" : line().target().substring(query + 1);
    }

    @Override
    public String protocol() {
        return line().protocol();
    }

    @Override
    public int status() {
        return response.getStatus();
    }

    @Override
    public long responseBytes() {
        // As in Gunicorn, the page that the server writes for an application that raised is no answer of the
        // application.
        if (HttpMethod.HEAD.is(line().method())
                || HttpStatus.hasNoBody(response.getStatus())
                || ErrorPages.answeredFor(request)) {
            return 0;
        }
        long written = Math.max(0, Response.getContentBytesWritten(response));
        if (written == 0 && worker == 0) {
            // Jetty writes the page of a request that it refuses through another response, which tells only this.
            return Math.max(0, response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH));
        }
        return written;
    }

    @Override
    public @Nullable String requestHeader(String name) {
        return request.getHeaders().get(name);
    }

    @Override
    public @Nullable String responseHeader(String name) {
        if (ErrorPages.answeredFor(request)) {
            return null;
        }
        String value = response.getHeaders().get(name);
        return HttpHeader.CONTENT_LENGTH.is(name) && isUnsentLength(value) ? null : value;
    }

    /** Jetty keeps a length of 0 for a status without a body, which is not sent. */
    private boolean isUnsentLength(@Nullable String length) {
        return switch (response.getStatus()) {
            case HttpStatus.NO_CONTENT_204 -> true;
            case HttpStatus.NOT_MODIFIED_304 -> "0".equals(length);
            default -> false;
        };
    }

    @Override
    public @Nullable String environ(String name) {
        return Environ.get(request, this, name);
    }

    /** The whole environment, with its names as WSGI spells them. */
    Map<String, String> environ() {
        return Environ.of(request, this);
    }

    @Override
    public long worker() {
        return worker;
    }
}
