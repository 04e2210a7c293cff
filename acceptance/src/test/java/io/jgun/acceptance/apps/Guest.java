package io.jgun.acceptance.apps;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Looks at the container around it, and does there what a path names. */
public final class Guest extends HttpServlet {

    private static final List<byte[]> EATEN = new ArrayList<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String answer = switch (String.valueOf(request.getPathInfo())) {
            case "/limits" ->
                Runtime.getRuntime().availableProcessors() + " processors, "
                        + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB";
            case "/orphan" -> orphan();
            case "/zombies" -> zombies().toString();
            case "/eat" -> eat();
            case "/slow" -> slow();
            case "/name" -> name();
            default -> "no such path";
        };
        response.getWriter().print(answer);
    }

    /** Answers with the name of its container and the body. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        response.getWriter().print(name() + " " + new String(body, StandardCharsets.US_ASCII));
    }

    private static String name() {
        return System.getProperty("NAME", "");
    }

    /** Starts a process that outlives its parent. */
    private static String orphan() throws IOException {
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0.2 >/dev/null 2>&1 & echo $!").start();
        return new String(parent.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    }

    /** The pids of processes that have ended, and that nobody has waited for. */
    private static List<String> zombies() throws IOException {
        List<String> zombies = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
                if (stat.startsWith("Z", stat.lastIndexOf(')') + 2)) {
                    zombies.add(process.getFileName().toString());
                }
            }
        }
        return zombies;
    }

    private static String slow() {
        System.err.println("a slow request has begun");
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        return "done";
    }

    private static String eat() {
        while (true) {
            byte[] bytes = new byte[1 << 20];
            Arrays.fill(bytes, (byte) 1);
            EATEN.add(bytes);
        }
    }
}
