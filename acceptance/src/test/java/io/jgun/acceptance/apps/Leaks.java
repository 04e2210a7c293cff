package io.jgun.acceptance.apps;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;

/** Leaves behind what applications leave behind. */
public final class Leaks extends HttpServlet {

    private static final ThreadLocal<Object> REMEMBERED = new ThreadLocal<>();

    /** {@code /thread}: a thread that runs while the file {@code ?while} exists; {@code /mended}: what jgun clears away. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("/thread".equals(request.getPathInfo())) {
            Path file = Path.of(request.getParameter("while"));
            new Thread(() -> poll(file), "poller").start();
        } else {
            CompletableFuture.runAsync(() -> REMEMBERED.set(this)).join();
            try {
                DriverManager.registerDriver(new Registered());
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
        response.getWriter().print("left");
    }

    private static void poll(Path file) {
        while (Files.exists(file)) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException goesOn) {
                // That is what makes it a leak.
            }
        }
    }

    private static final class Registered implements Driver {

        @Override
        public Connection connect(String url, Properties info) throws SQLException {
            throw new SQLException("only here to be registered");
        }

        @Override
        public boolean acceptsURL(String url) {
            return false;
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }
}
