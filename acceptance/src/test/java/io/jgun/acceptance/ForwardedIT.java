package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jgun.acceptance.apps.TellsOrigin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where requests come from, as real proxies tell it, with a client that tries to tell something else. */
@BesideOthers
class ForwardedIT {

    private static final String CLIENT = "127.0.0.5";

    /** What a client claims to be. */
    private static final String LIES = String.join(
            "\r\n",
            "Host: public.example",
            "Connection: close",
            "X-Forwarded-For: 6.6.6.6",
            "X-Forwarded-Proto: ftp",
            "Forwarded: for=6.6.6.6;proto=https;host=evil.example",
            "",
            "");

    @TempDir
    Path directory;

    private JgunProcess jgun(Isolation isolation, String... options) {
        return Jgun.command("--bind", "127.0.0.1:0", "--bind", "unix:" + directory.resolve("jgun.sock"), "-w", "1")
                .with("--access-logfile", "-", "--access-logformat", "%(h)s %({wsgi.url_scheme}e)s %(U)s")
                .with("--classpath", Checkout.testClasses().toString())
                .with(options)
                .with(isolation)
                .with(TellsOrigin.class.getName())
                .start();
    }

    /** The answer to a GET by the client that lies. It has another address than the proxies, which are believed. */
    private static String asked(URI server, String target) {
        try (Socket socket = Proxy.connect(CLIENT, server)) {
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\n" + LIES).getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitLogged(JgunProcess server, String line) {
        await().untilAsserted(() -> assertThat(server.out().all()).contains(line));
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void nginxAtASocketFile(Isolation isolation) {
        try (JgunProcess server = jgun(isolation, "--forwarded-allow-ips", "192.0.2.1");
                Proxy proxy = Proxy.nginx(
                        directory,
                        Proxy.nginxHttp("""
                        server {
                          listen 127.0.0.1:@PORT@;
                          location / {
                            proxy_pass http://unix:%s;
                            proxy_set_header Host $http_host;
                            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                            proxy_set_header X-Forwarded-Proto https;
                          }
                        }
                        """.formatted(directory.resolve("jgun.sock")))
                                .replace("http {", "user root;\nhttp {"))) {
            server.awaitListening();
            assertThat(asked(proxy.address(), "/a"))
                    .contains("127.0.0.5 0 https true public.example 443 https://public.example/a context= info=/a");
            awaitLogged(server, "127.0.0.5 https /a");
        }
    }

    @Test
    void nginxWithAScriptName() {
        try (JgunProcess server = jgun(Isolation.THREADS);
                Proxy proxy = Proxy.nginx(directory, Proxy.nginxHttp("""
                        server {
                          listen 127.0.0.1:@PORT@;
                          location /shop {
                            proxy_pass %s;
                            proxy_set_header Host $http_host;
                            proxy_set_header SCRIPT_NAME /shop;
                            proxy_set_header X-Forwarded-Proto https;
                            proxy_set_header X-Forwarded-For $remote_addr;
                          }
                        }
                        """.formatted(server.awaitListening())))) {
            assertThat(asked(proxy.address(), "/shop/cart?x=1"))
                    .contains(" https://public.example/shop/cart context=/shop info=/cart");
            assertThat(asked(proxy.address(), "/shop/redirect"))
                    .containsPattern("(?i)location: (https://public.example)?/shop/there");
            assertThat(asked(proxy.address(), "/shop/session"))
                    .containsPattern("(?i)set-cookie: JSESSIONID=[^\r]*; ?secure")
                    .contains("own=1");
        }
    }

    @Test
    void haproxy() {
        try (JgunProcess server = jgun(Isolation.THREADS);
                Proxy proxy = Proxy.haproxy(
                        directory, """
                        listen web
                          mode http
                          bind 127.0.0.1:@PORT@
                          option forwardfor
                          http-request set-header X-Forwarded-Proto https
                          http-request set-header X-Forwarded-Host shop.example
                          http-request set-header X-Forwarded-Port 8443
                          server one %s
                        """.formatted(server.awaitListening().getAuthority()))) {
            // It leaves the client's own X-Forwarded-For in its line, and adds one of its own.
            assertThat(asked(proxy.address(), "/a"))
                    .contains("127.0.0.5 0 https true shop.example 8443 https://shop.example:8443/a");
            awaitLogged(server, "127.0.0.5 https /a");
        }
    }

    @Test
    void apache() {
        try (JgunProcess server = jgun(Isolation.THREADS);
                Proxy proxy = Proxy.apache(directory, """
                        RequestHeader set X-Forwarded-Proto https
                        ProxyPass / %s/
                        """.formatted(server.awaitListening()))) {
            // It adds X-Forwarded-For, -Host and -Server by itself.
            assertThat(asked(proxy.address(), "/a"))
                    .contains("127.0.0.5 0 https true public.example 443 https://public.example/a")
                    .contains("xff=6.6.6.6, 127.0.0.5");
        }
    }

    @Test
    void caddy() {
        try (JgunProcess server = jgun(Isolation.THREADS);
                Proxy proxy = Proxy.caddy(
                        directory, """
                        http://:@PORT@ {
                          bind 127.0.0.1
                          reverse_proxy %s
                        }
                        """.formatted(server.awaitListening().getAuthority()))) {
            // It believes nobody, and sets X-Forwarded-For, -Host and -Proto by itself.
            assertThat(asked(proxy.address(), "/a"))
                    .contains("127.0.0.5 0 http false public.example 80 http://public.example/a")
                    .contains("xff=127.0.0.5");
        }
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void aClientWithoutAProxyIsNotBelieved(Isolation isolation) {
        try (JgunProcess server = jgun(isolation, "--forwarded-allow-ips", "192.0.2.0/24")) {
            URI address = server.awaitListening();
            assertThat(asked(address, "/a"))
                    .contains("127.0.0.5 ")
                    .contains(" http false public.example 80 http://public.example/a context= info=/a xff=6.6.6.6");
            awaitLogged(server, "127.0.0.5 http /a");
        }
    }

    @Test
    void theEnvironmentNamesProxies() {
        Jgun.Outcome outcome = Jgun.command("--check-config", "com.acme.App:servlet")
                .withSamples()
                .env("FORWARDED_ALLOW_IPS", "10.0.0.0/8, proxy.example")
                .run();
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("environment FORWARDED_ALLOW_IPS: forwarded_allow_ips must hold IP addresses, networks as"
                        + " 10.0.0.0/8, or *, not 'proxy.example'; a name could change its address");
    }
}
