package io.jgun.acceptance.apps;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Answers as the application did whose requests Gunicorn logged; counts what it has served. */
public final class GoldenServlet extends HttpServlet {

    private static final AtomicLong SERVED = new AtomicLong();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (path.equals("/boom")) {
            throw new IllegalStateException("boom");
        }
        if (path.equals("/missing")) {
            body(response, 404, "not found");
            return;
        }
        response.setHeader("X-Resp", "abc");
        switch (path) {
            case "/nocontent" -> response.setStatus(204);
            case "/chunked" -> {
                response.getOutputStream().write("hello ".getBytes(StandardCharsets.US_ASCII));
                response.flushBuffer();
                response.getOutputStream().write("world".getBytes(StandardCharsets.US_ASCII));
            }
            case "/served" -> body(response, 200, Long.toString(SERVED.get()));
            case "/count" -> {
                SERVED.incrementAndGet();
                body(response, 200, "Hello, World!");
            }
            default -> body(response, 200, "Hello, World!");
        }
    }

    private static void body(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain");
        response.setContentLength(text.length());
        response.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
