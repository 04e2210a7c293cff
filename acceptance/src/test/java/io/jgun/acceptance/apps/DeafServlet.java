package io.jgun.acceptance.apps;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Computes for {@code ?millis} or until a {@link Gate} opens, and no interrupt ends that. */
public final class DeafServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Gate.pass(request);
        String millis = request.getParameter("millis");
        long end = System.nanoTime() + (millis == null ? 0 : Long.parseLong(millis) * 1_000_000);
        while (System.nanoTime() < end) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException ignored) {
                // deaf
            }
        }
        response.getWriter().print("done");
    }
}
