package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jgun.acceptance.apps.TellsOrigin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configurations of proxies in etc, with addresses of the test's. */
class ProxyFilesIT {

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

    @TempDir
    Path directory;

    private static String etc(String name) throws IOException {
        return Files.readString(Checkout.root().resolve("etc").resolve(name));
    }

    private static Jgun jgun(String... options) {
        return Jgun.command(
                        "-w",
                        "1",
                        "--keep-alive",
                        "75",
                        "--classpath",
                        Checkout.testClasses().toString())
                .with(options)
                .with(TellsOrigin.class.getName());
    }

    private static void assertUnforged(URI proxy) {
        assertThat(Http.raw(proxy, "GET /a HTTP/1.1\r\n" + LIES))
                .contains(" http false public.example 80 http://public.example/a context= info=/a xff=127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nginx(boolean unix) throws IOException {
        Path socket = directory.resolve("jgun.sock");
        try (JgunProcess server =
                jgun("--bind", "127.0.0.1:0", "--bind", "unix:" + socket).start()) {
            String tcp = server.awaitListening().getAuthority();
            String file = etc("nginx.conf")
                    .replace("listen 80", "listen 127.0.0.1:@PORT@")
                    .replace("unix:/run/jgun/jgun.sock", unix ? "unix:" + socket : tcp);
            try (Proxy proxy = Proxy.nginx(directory, "user root;\n" + Proxy.nginxHttp(file))) {
                assertUnforged(proxy.address());
            }
        }
    }

    @Test
    void haproxyTakesOutWhatDrains() throws IOException {
        int health = Http.freePort();
        // HAProxy keeps connections that it does not use, and jgun waits for such until graceful_timeout.
        Jgun command = jgun("--bind", "127.0.0.1:0", "--health-bind", "127.0.0.1:" + health)
                .with("--drain-delay", "4", "--graceful-timeout", "5");
        try (JgunProcess server = command.start()) {
            String file = etc("haproxy.cfg")
                    .replace("bind :80", "bind 127.0.0.1:@PORT@")
                    .replace("127.0.0.1:8000", server.awaitListening().getAuthority())
                    .replace("8001", Integer.toString(health));
            try (Proxy proxy = Proxy.haproxy(directory, file)) {
                await().untilAsserted(() -> assertUnforged(proxy.address()));
                server.signal("TERM");
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> Http.get(proxy.address(), "/a").statusCode() == 503);
                assertThat(server.isAlive()).isTrue();
                assertThat(server.awaitExit().exit()).isZero();
            }
        }
    }
}
