package io.jgun.acceptance.apps;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers with the id of its process, and lets a process come to harm in the way that the path names. What it does in
 * {@code init} is said by the file that the environment names as FATE.
 */
public final class Victim extends HttpServlet {

    private static final List<byte[]> HELD = new ArrayList<>();

    @Override
    public void init() {
        String fate = System.getenv("FATE");
        try {
            come(fate != null && Files.exists(Path.of(fate)) ? Files.readString(Path.of(fate)) : "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Gate.pass(request);
        String millis = request.getParameter("millis");
        if (millis != null) {
            sleep(Long.parseLong(millis));
        }
        String path = request.getRequestURI().substring(1);
        if (path.startsWith("proc/")) {
            response.getOutputStream().write(Files.readAllBytes(Path.of("/" + path)));
        } else if (path.startsWith("property/")) {
            response.getWriter().print(System.getProperty(path.substring("property/".length())));
        } else if (path.equals("heap")) {
            response.getWriter().print(Runtime.getRuntime().maxMemory());
        } else {
            come(path);
            response.getWriter().print(ProcessHandle.current().pid());
        }
    }

    private static void come(String to) throws IOException {
        switch (to) {
            case "exit" -> System.exit(7);
            case "halt" -> Runtime.getRuntime().halt(7);
            case "hang" -> {
                System.err.println("hangs");
                sleep(600_000);
            }
            case "throw" -> throw new IllegalStateException("no database");
            case "grow" -> {
                if (HELD.size() < 160) { // 80 MB: too much, but with a full heap it could not end in time
                    HELD.add(filled(1 << 19));
                }
            }
            case "memory" -> {
                while (true) {
                    HELD.add(filled(1 << 20));
                }
            }
            case "orphan" -> new ProcessBuilder("sh", "-c", "sleep 0.2 & echo $!").start();
            default -> {
                // It lives.
            }
        }
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 1);
        return bytes;
    }

    /** Deaf to interrupts. */
    private static void sleep(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            Thread.interrupted();
        }
    }
}
