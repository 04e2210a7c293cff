package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/deploy/nginx.md and haproxy.md with the configurations of etc, followed word by word but for addresses. */
@BesideOthers
class ProxyGuidesIT {

    private static final String LIES = String.join(
            "\r\n",
            "Host: public.example",
            "Connection: close",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Ssl: on",
            "X-Forwarded-Port: 1",
            "X-Forwarded-Prefix: /evil",
            "SCRIPT_NAME: /evil",
            "Forwarded: for=6.6.6.6;host=evil.example",
            "",
            "");

    private static final String TRUTH =
            " http false public.example 80 http://public.example/a context= info=/a xff=127.0.0.1";

    private static final String PLAIN =
            " http false public.example 80 http://public.example/a context= info=/a xff=null";

    @TempDir
    Path directory;

    private static String request(String target) {
        return "GET " + target + " HTTP/1.1\r\n" + LIES;
    }

    private static void assertUnforged(URI proxy) {
        assertThat(Http.raw(proxy, request("/a"))).contains(TRUTH);
    }

    private static String localhost(int port) {
        return "127.0.0.1:" + port;
    }

    @Test
    void nginx() {
        Guide guide = Guide.of("nginx.md");
        Path socket = directory.resolve("jgun.sock");
        String port = localhost(Http.freePort());
        Jgun command = guide.nextServer("unix:/run/jgun/jgun.sock", "unix:" + socket, "jgun ", "jgun -b " + port + " ");
        try (JgunProcess server = command.start()) {
            server.awaitListening();
            String file = Guide.etc("nginx.conf", "unix:/run/jgun/jgun.sock", "unix:" + socket);
            String plain = Guide.replaced(file, "listen 80;", "listen 127.0.0.1:@PORT@;");
            try (Proxy proxy = nginx(plain)) {
                assertUnforged(proxy.address());
            }
            String tcp =
                    Guide.replaced(plain, "server unix:" + socket, "#", "#server 127.0.0.1:8000", "server " + port);
            try (Proxy proxy = nginx(tcp)) {
                assertUnforged(proxy.address());
            }
            String below = Guide.replaced(plain, "location / {", "location /shop {\n" + guide.next());
            try (Proxy proxy = nginx(below)) {
                assertThat(Http.raw(proxy.address(), request("/shop/a")))
                        .contains("http://public.example/shop/a context=/shop info=/a");
            }
            Certificate certificate = Certificate.make(directory);
            String tls = guide.next(
                    "listen 443",
                    "listen 127.0.0.1:@PORT@",
                    "/etc/ssl/certs/shop.pem",
                    certificate.chain().toString(),
                    "/etc/ssl/private/shop.key",
                    certificate.key().toString());
            try (Proxy proxy = nginx(Guide.replaced(file, "listen 80;", tls))) {
                assertThat(Certificate.raw(proxy.address(), request("/a")))
                        .contains(" https true public.example 443 https://public.example/a ");
            }
        }
        String address = localhost(Http.freePort());
        String stream = guide.next("listen 80", "listen 127.0.0.1:@PORT@", "127.0.0.1:8000", address);
        try (JgunProcess server = guide.nextServer("127.0.0.1:8000", address).start();
                Proxy proxy = Proxy.nginx(directory, stream)) {
            server.awaitListening();
            assertThat(fromAfar(proxy.address())).contains("127.0.0.5 ").contains(PLAIN);
        }
        guide.assertAllTaken();
    }

    /** Of a client whom jgun would not believe, as clients are; where proxies tell its address jgun knows it. */
    private static String fromAfar(URI proxy) {
        try (Socket socket = Proxy.connect(Certificate.CLIENT, proxy)) {
            socket.getOutputStream().write(request("/a").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Proxy nginx(String file) {
        return Proxy.nginx(directory, "user root;\n" + Proxy.nginxHttp(file));
    }

    @Test
    void haproxy() {
        Guide guide = Guide.of("haproxy.md");
        String main = localhost(Http.freePort());
        String health = Integer.toString(Http.freePort());
        // HAProxy keeps connections that it does not use, and jgun waits for such until graceful_timeout.
        Jgun command = guide.nextServer(
                "127.0.0.1:8000", main, "8001", health, "--drain-delay 5", "--drain-delay 600 --graceful-timeout 1");
        try (JgunProcess server = command.start()) {
            server.awaitListening();
            String file = Guide.etc(
                    "haproxy.cfg", "bind :80", "bind 127.0.0.1:@PORT@", "127.0.0.1:8000", main, "8001", health);
            try (Proxy proxy = Proxy.haproxy(directory, file)) {
                await().untilAsserted(() -> assertUnforged(proxy.address()));
                server.signal("TERM");
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> Http.get(proxy.address(), "/a").statusCode() == 503);
                server.signal("TERM"); // what it waited for has been seen
                assertThat(server.awaitExit().exit()).isZero();
            }
        }
        Certificate certificate = Certificate.make(directory);
        String listen = guide.next("bind :80", "bind 127.0.0.1:@PORT@", "127.0.0.1:8000", main);
        Jgun v2 = guide.nextServer("127.0.0.1:8000", main);
        String tls = guide.next(
                "bind :443",
                "bind 127.0.0.1:@PORT@",
                "/etc/ssl/private/shop.pem",
                certificate.both().toString(),
                "127.0.0.1:8000",
                main);
        guide.assertAllTaken();
        try (JgunProcess server = v2.start()) {
            server.awaitListening();
            try (Proxy proxy = Proxy.haproxy(directory, listen)) {
                await().untilAsserted(() -> assertThat(fromAfar(proxy.address()))
                        .contains("127.0.0.5 ")
                        .contains(PLAIN));
            }
            String secure = listen.lines()
                            .filter(line -> !line.contains("bind") && !line.contains("server"))
                            .reduce("", (text, line) -> text + line + "\n")
                    + tls;
            try (Proxy proxy = Proxy.haproxy(directory, secure)) {
                await().untilAsserted(() -> assertThat(Certificate.raw(proxy.address(), request("/a")))
                        .contains(" https true public.example 443 https://public.example/a context= info=/a"));
            }
        }
    }
}
