package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/deploy/keepalive.md: what it warns of, and what it recommends. */
@BesideOthers
class KeepaliveGuideIT {

    private static final String PROXY = """
            server {
              listen 127.0.0.1:@PORT@;
              location / {
                proxy_pass http://jgun;
                proxy_http_version 1.1;
                proxy_set_header Connection "";
              }
            }
            """;

    @TempDir
    Path directory;

    private final Guide guide = Guide.of("keepalive.md");
    private final String address = "127.0.0.1:" + Http.freePort();

    private Proxy nginx(String upstream) {
        return Proxy.nginx(directory, Proxy.nginxHttp(upstream + PROXY));
    }

    private static int post(Proxy proxy) {
        return Http.send(Http.request(proxy.address(), "/a")
                        .POST(HttpRequest.BodyPublishers.ofString("order"))
                        .build())
                .statusCode();
    }

    @Test
    void aBalancerThatEndsIdleConnectionsFirstLosesNothing() throws InterruptedException {
        Jgun command = guide.nextServer("127.0.0.1:8000", address);
        String recommended = guide.next("127.0.0.1:8000", address, "60s", "1s");
        guide.assertAllTaken();
        try (JgunProcess server = command.start()) {
            URI jgun = server.awaitListening();
            try (LateNews line = LateNews.to(jgun);
                    Proxy proxy = nginx(Guide.replaced(recommended, address, line.address()));
                    // Again and again at the moment when nginx gives a connection up.
                    LoadClient load = LoadClient.of(proxy.address())
                            .shortLived(8)
                            .pausing(Duration.ofMillis(996))
                            .sending(LoadRequest.post("/a", "order"))
                            .start()) {
                load.awaitMore(40);
                assertThat(load.stop().failures()).as(load::toString).isEmpty();
                assertThat(line.hasEnded()).isFalse();
            }
        }
    }

    @Test
    void aServerThatEndsThemFirstCostsARequest() throws InterruptedException {
        Jgun command = guide.nextServer("127.0.0.1:8000", address, "--keep-alive 75", "--keep-alive 1");
        String upstream = guide.next("127.0.0.1:8000", address);
        try (JgunProcess server = command.start();
                LateNews line = LateNews.to(server.awaitListening());
                Proxy proxy = nginx(Guide.replaced(upstream, address, line.address()))) {
            assertThat(post(proxy)).isEqualTo(200);
            line.awaitEnd();
            assertThat(post(proxy)).isEqualTo(502);
        }
    }
}
