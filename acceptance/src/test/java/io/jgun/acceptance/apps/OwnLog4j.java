package io.jgun.acceptance.apps;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Logs with the Log4j of its own webapp, which the tests are not compiled against. */
@WebServlet("/*")
public final class OwnLog4j extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            Object logger = Class.forName("org.apache.logging.log4j.LogManager")
                    .getMethod("getLogger", String.class)
                    .invoke(null, "own");
            Class.forName("org.apache.logging.log4j.Logger")
                    .getMethod("warn", String.class)
                    .invoke(logger, "by Log4j");
            response.getWriter().print(logger.getClass().getName());
        } catch (ReflectiveOperationException e) {
            throw new ServletException(e);
        }
    }
}
