package io.jgun.servlet.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Error pages for development: an exception is shown in full. Error pages of the application's own come first. */
final class TracePages extends ErrorPages {

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback)
            throws IOException {
        if (cause == null) {
            super.generateResponse(request, response, code, message, null, callback);
        } else {
            answers(request, cause);
            String title = code == HttpStatus.INTERNAL_SERVER_ERROR_500
                    ? "Internal Server Error"
                    : HttpStatus.getMessage(code);
            write(FailureReport.of(code, title, "", cause, request), request, response, callback);
        }
    }

    static void write(FailureReport report, Request request, Response response, Callback callback) {
        FailureReport.Page page = report.page(request);
        byte[] content = page.content().getBytes(StandardCharsets.UTF_8);
        response.setStatus(report.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, page.type());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        // Should something slip through unescaped, it still does nothing.
        response.getHeaders().put("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        response.write(true, BufferUtil.toBuffer(content), callback);
    }
}
