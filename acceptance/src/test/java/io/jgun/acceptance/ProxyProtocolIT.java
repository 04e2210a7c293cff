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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections of real proxies that tell with the PROXY protocol whose they are. */
@BesideOthers
class ProxyProtocolIT {

    private static final String CLIENT = "127.0.0.5";

    @TempDir
    Path directory;

    private JgunProcess jgun(Isolation isolation, String version) {
        return Jgun.command("--bind", "127.0.0.1:0", "--bind", "unix:" + socket(), "-w", "2")
                .with("--proxy-protocol", version, "--access-logfile", "-", "--access-logformat", "%(h)s %(U)s %(s)s")
                .with("--classpath", Checkout.testClasses().toString())
                .with(isolation)
                .with(TellsOrigin.class.getName())
                .start();
    }

    private Path socket() {
        return directory.resolve("jgun.sock");
    }

    private static String asked(URI server, String target) {
        try (Socket socket = Proxy.connect(CLIENT, server)) {
            String request = String.join(
                    "\r\n",
                    "GET " + target + " HTTP/1.1",
                    "Host: public.example",
                    "Connection: close",
                    "X-Forwarded-For: 6.6.6.6",
                    "X-Forwarded-Proto: https",
                    "",
                    "");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            int port = socket.getLocalPort();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.replace(CLIENT + ' ' + port + ' ', "the client ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "THREADS, v1, send-proxy",
        "THREADS, v2, send-proxy-v2",
        "PROCESSES, auto, send-proxy-v2-ssl",
        "PROCESSES, auto, send-proxy"
    })
    void haproxyAndItsChecks(Isolation isolation, String version, String option) {
        try (JgunProcess server = jgun(isolation, version);
                Proxy proxy = Proxy.haproxy(
                        directory, """
                        listen web
                          mode tcp
                          bind 127.0.0.1:@PORT@
                          option httpchk GET /check
                          server one %1$s %2$s check check-send-proxy inter 500ms
                          server two unix@%3$s %2$s check check-send-proxy inter 500ms
                        """.formatted(server.awaitListening().getAuthority(), option, socket()))) {
            // Its checks say LOCAL, or UNKNOWN: they are its own. By them it finds both servers up.
            await().untilAsserted(() -> assertThat(server.out().all())
                    .contains("127.0.0.1 /check 200")
                    .contains("- /check 200"));
            await().untilAsserted(
                            () -> assertThat(asked(proxy.address(), "/up")).contains("the client "));
            for (int i = 0; i < 4; i++) {
                assertThat(asked(proxy.address(), "/a"))
                        .contains("the client http false public.example 80 http://public.example/a");
            }
            await().untilAsserted(() -> assertThat(server.out().all())
                    .filteredOn(line -> line.equals(CLIENT + " /a 200"))
                    .hasSize(4));
        }
    }

    /** All that HAProxy can add to version 2; what it says of TLS makes requests https, over TCP and a unix socket. */
    @ParameterizedTest
    @EnumSource(Isolation.class)
    void haproxyTellsOfTls(Isolation isolation) {
        Certificate certificate = Certificate.make(directory);
        try (JgunProcess server = jgun(isolation, "v2");
                Proxy proxy = Proxy.haproxy(directory, """
                        listen web
                          mode tcp
                          bind 127.0.0.1:@PORT@ ssl crt %s
                          unique-id-format %%{+X}o%%ci:%%cp-%%Ts
                          default-server send-proxy-v2 proxy-v2-options ssl,cert-cn,ssl-cipher,crc32c,unique-id,authority
                          server one %s
                          server two unix@%s
                        """.formatted(
                                certificate.both(), server.awaitListening().getAuthority(), socket()))) {
            for (int i = 0; i < 4; i++) {
                String request = String.join(
                        "\r\n",
                        "GET /a HTTP/1.1",
                        "Host: public.example",
                        "Connection: close",
                        "X-Forwarded-Proto: http",
                        "",
                        "");
                assertThat(Certificate.raw(proxy.address(), request))
                        .contains("\r\n" + Certificate.CLIENT + " ")
                        .contains(" https true public.example 443 https://public.example/a ");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void nginxStream(Isolation isolation) {
        try (JgunProcess server = jgun(isolation, "auto");
                Proxy proxy = Proxy.nginx(
                        directory, """
                        user root;
                        stream {
                          upstream jgun {
                            server %s;
                            server unix:%s;
                          }
                          server {
                            listen 127.0.0.1:@PORT@;
                            proxy_pass jgun;
                            proxy_protocol on;
                          }
                        }
                        """.formatted(server.awaitListening().getAuthority(), socket()))) {
            for (int i = 0; i < 4; i++) {
                assertThat(asked(proxy.address(), "/a"))
                        .contains("the client http false public.example 80 http://public.example/a");
            }
        }
    }

    @Test
    void garbageIsRefusedAndTold() {
        try (JgunProcess server = jgun(Isolation.THREADS, "auto")) {
            URI address = server.awaitListening();
            for (String garbage : List.of("PROXY TCP4 1.2.3.4\r\n", "PROXY TCP9 a b c d\r\n")) {
                assertThat(Http.raw(address, garbage + "GET / HTTP/1.1\r\nHost: a\r\n\r\n"))
                        .startsWith("HTTP/1.1 400 Bad Request\r\n");
            }
            server.awaitLine("Refused the PROXY protocol of /127.0.0.1");
            String request = String.join(
                    "\r\n",
                    "PROXY TCP4 203.0.113.7 192.0.2.9 4711 443",
                    "GET / HTTP/1.1",
                    "Host: a",
                    "Connection: close",
                    "",
                    "");
            assertThat(Http.raw(address, request)).contains("203.0.113.7 4711 ");
        }
    }
}
