package io.jgun.acceptance.apps;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Logs with the SLF4J of its own webapp, which the tests are not compiled against, and with java.util.logging. */
@WebServlet("/*")
public final class OwnLogging extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            Class<?> api = Class.forName("org.slf4j.LoggerFactory");
            Object logger = api.getMethod("getLogger", String.class).invoke(null, "own");
            Class.forName("org.slf4j.Logger").getMethod("debug", String.class).invoke(logger, "by SLF4J");
            response.getWriter()
                    .print(api.getMethod("getILoggerFactory")
                            .invoke(null)
                            .getClass()
                            .getName());
        } catch (ReflectiveOperationException e) {
            throw new ServletException(e);
        }
        Logger.getLogger("own").log(Level.WARNING, "by {0}", "java.util.logging");
    }
}
