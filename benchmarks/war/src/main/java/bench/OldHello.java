package bench;

import java.io.IOException;
import java.io.InputStream;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** {@link Hello} for Servlet 4: webapp-runner has no newer one. */
@WebServlet("")
public class OldHello extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getQueryString();
        response.setContentType("text/plain");
        if (query == null) {
            response.getWriter().write("Hello, World!\n");
        } else if (query.equals("pid")) {
            response.getWriter().println("pid " + ProcessHandle.current().pid());
        } else {
            sleep(Long.parseLong(query.substring("sleep=".length())));
            response.getWriter().write("Slept well\n");
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] buffer = new byte[8192];
        long length = 0;
        InputStream body = request.getInputStream();
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            length += read;
        }
        response.setContentType("text/plain");
        response.getWriter().println(length);
    }

    private static void sleep(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
