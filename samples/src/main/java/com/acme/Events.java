package com.acme;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Server-sent events, {@code ?count=5} of them, ten in a second; no thread waits between two. */
public final class Events extends HttpServlet {

    private static final Executor PAUSE = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-cache");
        String count = request.getParameter("count");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        send(context, 1, count == null ? 5 : Integer.parseInt(count));
    }

    private void send(AsyncContext context, int number, int last) {
        try {
            context.getResponse().getOutputStream().print("data: " + number + "\n\n");
            context.getResponse().flushBuffer();
        } catch (IOException e) {
            // The client has gone.
            context.complete();
            return;
        }
        if (number >= last) {
            context.complete();
        } else {
            PAUSE.execute(() -> send(context, number + 1, last));
        }
    }
}
