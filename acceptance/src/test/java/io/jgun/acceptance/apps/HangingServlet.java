package io.jgun.acceptance.apps;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Hangs in the way that the path names, of sleeping tells on stderr; answers at once to any other. */
public final class HangingServlet extends HttpServlet {

    private final AtomicLong turns = new AtomicLong();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getRequestURI()) {
            case "/loop" -> loop();
            case "/sleep" -> sleep();
            case "/read" -> read();
            default -> response.getWriter().print("ok");
        }
    }

    private void loop() throws IOException {
        while (turns.incrementAndGet() != 0) {
            // as a hash table that two threads have broken
        }
        throw new IOException("that was long");
    }

    private static void sleep() throws IOException {
        System.err.println("hangs");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    /** From a database that does not answer. */
    private static void read() throws IOException {
        try (ServerSocket database = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(database.getInetAddress(), database.getLocalPort())) {
            int answer = client.getInputStream().read();
            throw new IOException("answered " + answer);
        }
    }
}
