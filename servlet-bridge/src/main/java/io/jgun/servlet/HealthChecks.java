package io.jgun.servlet;

import io.jgun.settings.ServerSocket;
import io.jgun.settings.Settings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Health checks at the main addresses ({@code health_main}): answered by the thread that has read them, ahead of workers,
 * hooks and applications, and counted nowhere. Who answers lives, and is ready until the server is about to end.
 */
final class HealthChecks {

    private static final HttpField TEXT =
            new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "text/plain;charset=us-ascii");
    private static final HttpField NO_STORE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");

    private final String path;
    private final AtomicBoolean ending;

    private HealthChecks(String path, AtomicBoolean ending) {
        this.path = path;
        this.ending = ending;
    }

    /** Null where the settings do not want it: then no request pays for it. */
    static @Nullable HealthChecks of(Settings settings, AtomicBoolean ending) {
        return settings.get(ServerSocket.HEALTH_MAIN)
                ? new HealthChecks(settings.get(ServerSocket.HEALTH_PATH), ending)
                : null;
    }

    /** Null if the request is no health check. */
    @Nullable
    Check of(Request request) {
        String asked = request.getHttpURI().getCanonicalPath();
        if (asked == null || !asked.startsWith(path)) {
            return null;
        }
        return switch (asked.substring(path.length())) {
            case "", "/ready" -> new Check(request, false);
            case "/live" -> new Check(request, true);
            default -> null;
        };
    }

    /** A request that is one. */
    final class Check extends Request.Wrapper {

        private final boolean live;

        Check(Request request, boolean live) {
            super(request);
            this.live = live;
        }

        void answer(Response response, Callback callback) {
            if (getConnectionMetaData() instanceof RequestConnection connection) {
                connection.begun();
            }
            boolean well = live || !ending.get();
            String word = live ? "live\n" : well ? "ready\n" : "draining\n";
            response.setStatus(well ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503);
            response.getHeaders().put(TEXT);
            response.getHeaders().put(NO_STORE);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, word.length());
            response.write(true, ByteBuffer.wrap(word.getBytes(StandardCharsets.US_ASCII)), callback);
        }
    }
}
