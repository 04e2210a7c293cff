package io.jgun.acceptance.apps;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells where a request comes from, as an application sees it. */
public final class TellsOrigin extends HttpServlet {

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("/session".equals(request.getPathInfo())) {
            request.getSession();
            response.addCookie(new Cookie("own", "1"));
        }
        if ("/redirect".equals(request.getPathInfo())) {
            response.sendRedirect(request.getContextPath() + "/there");
            return;
        }
        response.getWriter()
                .println(String.join(
                        " ",
                        request.getRemoteAddr(),
                        Integer.toString(request.getRemotePort()),
                        request.getScheme(),
                        Boolean.toString(request.isSecure()),
                        request.getServerName(),
                        Integer.toString(request.getServerPort()),
                        request.getRequestURL(),
                        "context=" + request.getContextPath(),
                        "info=" + request.getPathInfo(),
                        "xff=" + request.getHeader("X-Forwarded-For")));
    }
}
