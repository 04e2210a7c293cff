package io.jgun.acceptance.apps;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An application that becomes ready when the file exists that the variable GATE names. */
public final class GatedInit extends HttpServlet {

    @Override
    public void init() {
        Path gate = Path.of(System.getenv("GATE"));
        try {
            while (!Files.exists(gate)) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("open");
    }
}
