package io.jgun.servlet;

import io.jgun.metrics.HealthAnswer;
import io.jgun.metrics.HealthQuestion;
import io.jgun.settings.ServerSocket;
import io.jgun.settings.Settings;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
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
        HealthQuestion question = asked == null ? null : HealthQuestion.of(path, asked);
        return question == null ? null : new Check(request, question);
    }

    /** A request that is one. */
    final class Check extends Request.Wrapper {

        private final HealthQuestion question;

        Check(Request request, HealthQuestion question) {
            super(request);
            this.question = question;
        }

        void answer(Response response, Callback callback) {
            if (getConnectionMetaData() instanceof RequestConnection connection) {
                connection.begun();
            }
            HealthAnswer answer = question == HealthQuestion.LIVE
                    ? HealthAnswer.LIVE
                    : ending.get() ? HealthAnswer.DRAINING : HealthAnswer.READY;
            byte[] word = answer.body();
            response.setStatus(answer.status());
            response.getHeaders().put(TEXT);
            response.getHeaders().put(NO_STORE);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, word.length);
            response.write(true, ByteBuffer.wrap(word), callback);
        }
    }
}
