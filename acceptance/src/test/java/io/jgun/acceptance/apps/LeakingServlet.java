package io.jgun.acceptance.apps;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps some memory of every request, as applications do by mistake. */
public final class LeakingServlet extends HttpServlet {

    private static final List<byte[]> KEPT = new CopyOnWriteArrayList<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        KEPT.add(new byte[128 << 10]);
        response.getWriter().print("ok");
    }
}
