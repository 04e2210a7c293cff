package io.jgun.acceptance.apps;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Computes for {@code ?millis}, and no interrupt ends that. */
public final class DeafServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long end = System.nanoTime() + Long.parseLong(request.getParameter("millis")) * 1_000_000;
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
