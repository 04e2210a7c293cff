package io.jgun.acceptance.apps;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Cannot be loaded while the file exists that the environment names. */
public final class FailingInit extends HttpServlet {

    @Override
    public void init() throws ServletException {
        if (Files.exists(Path.of(System.getenv("BROKEN")))) {
            throw new ServletException("broken");
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("ok");
    }
}
