package io.jgun.acceptance.apps;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Creates a file, and answers what its mode is. */
public final class WritesFile extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Path file = Path.of("written.txt").toAbsolutePath();
        Files.deleteIfExists(file);
        Files.writeString(file, "x");
        response.getWriter().print(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
}
