package io.jgun.servlet;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes as many milliseconds as the query says, or until it is opened, and remembers how many requests were inside at once. */
final class SlowServlet extends HttpServlet {

    final transient Queue<String> begun = new ConcurrentLinkedQueue<>();
    final AtomicInteger inside = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();
    final transient CountDownLatch open = new CountDownLatch(1);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        begun.add(request.getRequestURI());
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        try {
            String millis = request.getQueryString();
            if ("held".equals(millis)) {
                open.await();
            } else if (millis != null) {
                Thread.sleep(Long.parseLong(millis));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inside.decrementAndGet();
        }
        response.setContentType("text/plain");
        response.getWriter().print(Thread.currentThread().getName());
    }
}
