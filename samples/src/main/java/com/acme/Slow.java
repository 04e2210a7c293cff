package com.acme;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;

/** Answers after {@code ?seconds=1.5}, one second if not said. */
public final class Slow extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String seconds = request.getParameter("seconds");
        try {
            Thread.sleep((long) (1000 * Double.parseDouble(seconds == null ? "1" : seconds)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        response.setContentType("text/plain");
        response.getOutputStream().print("done\n");
    }
}
