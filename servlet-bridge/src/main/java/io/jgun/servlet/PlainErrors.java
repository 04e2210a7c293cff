package io.jgun.servlet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Error pages of the server itself: as short as Gunicorn's, with nothing of the inside in them. */
final class PlainErrors implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        if (HttpStatus.hasNoBody(status)) {
            callback.succeeded();
            return true;
        }
        byte[] page = page(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, page.length);
        response.write(true, ByteBuffer.wrap(page), callback);
        return true;
    }

    static byte[] page(int status) {
        // Jetty's name for 500 is "Server Error".
        String message = status == HttpStatus.INTERNAL_SERVER_ERROR_500
                ? "Internal Server Error"
                : HttpStatus.getMessage(status);
        return """
                <html>
                  <head>
                    <title>%1$s</title>
                  </head>
                  <body>
                    <h1>%1$s</h1>
                  </body>
                </html>
                """.formatted(message).getBytes(StandardCharsets.UTF_8);
    }
}
