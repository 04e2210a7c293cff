package io.jgun.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** A client for tests. */
public final class Http {

    /** Below those that Linux gives to clients, so that no connection of a test takes one between two looks. */
    private static final int FIRST_PORT = 10_000;

    private static final int PORTS_END = 32_000;

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private Http() {}

    /** GET of {@code /}. */
    public static HttpResponse<String> get(URI server) {
        return get(server, "/");
    }

    /**
     * GET of a path.
     *
     * @param target path and query, in the form that goes over the wire
     */
    public static HttpResponse<String> get(URI server, String target) {
        return send(request(server, target).build());
    }

    /**
     * A request to be refined: method, headers, body. It has a connection of its own, since a server that is to end or to
     * reload waits for {@code keepalive} seconds for those that idle; {@link LoadClient} has clients that keep theirs.
     */
    public static HttpRequest.Builder request(URI server, String target) {
        return HttpRequest.newBuilder(URI.create(server + target))
                .header("Connection", "close")
                .timeout(Duration.ofSeconds(30));
    }

    /** Sends a request; the body of the response is read as UTF-8. */
    public static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Sends text as it is and returns all that comes back until the server closes: ask for {@code Connection: close}.
     * Bytes are ISO 8859-1 both ways. Fails after ten seconds of silence.
     */
    public static String raw(URI server, String text) {
        try (Socket socket = connect(server)) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection of one's own; reads fail after ten seconds. */
    public static Socket connect(URI server) throws IOException {
        Socket socket = new Socket();
        InetAddress address = InetAddress.getAllByName(server.getHost())[0];
        socket.connect(new InetSocketAddress(address, server.getPort()), 10_000);
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** A port of 127.0.0.1 that nobody listens on now. Prefer {@code --bind 127.0.0.1:0} where the number is free. */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, PORTS_END);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Another one, then.
            }
        }
    }
}
