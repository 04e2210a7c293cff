package io.jgun.acceptance.apps;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Answers {@code /ready} with the status that the file {@code status} in its working directory holds, and every path with
 * who asked.
 */
public final class ReadyLater extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (String.valueOf(request.getPathInfo()).startsWith("/ready")) {
            String status = Files.readString(Path.of(System.getProperty("ready.status")));
            if (status.equals("throw")) {
                throw new IllegalStateException("the database is not there");
            }
            getServletContext().setAttribute("asked", request.getHeader("User-Agent"));
            getServletContext().setAttribute("thread", Thread.currentThread().getName());
            response.setStatus(Integer.parseInt(status));
            return;
        }
        response.getWriter()
                .print(getServletContext().getAttribute("asked") + " in "
                        + getServletContext().getAttribute("thread"));
    }
}
