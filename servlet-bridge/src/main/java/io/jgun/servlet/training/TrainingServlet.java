package io.jgun.servlet.training;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Uses what most applications use in their first requests. {@code io.jgun.cli.ClassDataTraining} copies this class file
 * into a directory and a WAR, and has them served.
 */
@WebServlet("") // the page "/"; another servlet has what is left, as in most applications
public final class TrainingServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        if (request.getParameter("session") != null) {
            request.getSession().setAttribute("seen", request.getRequestURI());
        }
        response.getWriter().println("<p>Hello, " + request.getHeader("Host") + "</p>");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        response.setContentType("application/octet-stream");
        response.getOutputStream().write(body);
    }
}
