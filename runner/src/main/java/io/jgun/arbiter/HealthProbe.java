package io.jgun.arbiter;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.BindAddress;
import io.jgun.settings.ServerSocket;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks a server that runs with the same settings how it is, as the health check of a container does, where there is no
 * other client. A bare socket: neither Jetty nor the JDK's client of HTTP has to be loaded.
 */
public final class HealthProbe {

    private static final int PATIENCE_MILLIS = 3_000;
    private static final int LONGEST_ANSWER = 4_096;

    private final String word;
    private final BindAddress.Inet address;
    private final String path;

    private HealthProbe(String word, BindAddress.Inet address, String path) {
        this.word = word;
        this.address = address;
        this.path = path;
    }

    /**
     * Asks once.
     *
     * @param question {@code ready} or {@code live}, which is also the answer of a server that is well
     * @return the answer
     * @throws ExitException ERROR, with what is wrong in one line
     */
    public static String ask(Settings settings, String question) {
        BindAddress bound = settings.get(ServerSocket.HEALTH_BIND)
                .orElseThrow(() -> failure("cannot tell whether a server is " + question + ": health_bind is not set;"
                        + " give the server and this command --health-bind HOST:PORT, or set it in the config file"));
        if (!(bound instanceof BindAddress.Inet address) || address.port() == 0) {
            throw failure("cannot tell whether a server is " + question + ": health_bind is " + bound
                    + ", and only a HOST:PORT with a number can be asked");
        }
        return new HealthProbe(question, address, settings.get(ServerSocket.HEALTH_PATH) + "/" + question).ask();
    }

    private String ask() {
        String response;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(reachable(), address.port()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            response = new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw failure("not " + word + ": " + place() + ": " + e.getMessage());
        }
        int body = response.indexOf("\r\n\r\n");
        String said = body < 0 ? "" : response.substring(body + 4).strip();
        if (response.startsWith("HTTP/1.1 200 ") && said.equals(word)) {
            return said;
        }
        if (response.startsWith("HTTP/1.1 503 ") && !said.isEmpty()) {
            throw failure("not " + word + ": " + said);
        }
        throw failure("not " + word + ": " + place() + " is answered by something that is not jgun's health check, or"
                + " has another health_path");
    }

    /** Who listens at all interfaces can be asked at the loopback one, without a look at the host's name. */
    private InetAddress reachable() throws IOException {
        return switch (address.host()) {
            case "0.0.0.0" -> InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            case "::" -> InetAddress.getAllByName("::1")[0];
            default -> InetAddress.getAllByName(address.host())[0];
        };
    }

    private String place() {
        return "http://" + address + path;
    }

    private static ExitException failure(String message) {
        return new ExitException(ExitCode.ERROR, "jgun: " + message);
    }
}
