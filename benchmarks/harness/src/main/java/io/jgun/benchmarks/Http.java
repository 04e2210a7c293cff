package io.jgun.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client for questions beside the load. */
final class Http {
    private static final int PATIENCE_MILLIS = 60_000;

    private Http() {}

    /** Whether {@code /} gives 200. */
    static boolean answers(int port) {
        try (Socket socket = ask(port, "/")) {
            String start = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return start.endsWith(" 200");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The whole answer, on a connection of its own.
     *
     * @throws IOException if there is none within a minute
     */
    static String get(int port, String target) throws IOException {
        try (Socket socket = ask(port, target)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static Socket ask(int port, String target) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
