package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.PeerNetwork;
import io.jgun.settings.RequestParsing;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that begin with the PROXY protocol, in the engine. */
@Timeout(60)
class ProxyProtocolTest {

    private static final String LINE = "PROXY TCP4 203.0.113.7 192.0.2.9 4711 443\r\n";
    private static final String TLS = new String(
            HexFormat.of()
                    .parseHex("0d0a0d0a000d0a515549540a" + "2111" + "0014" + "cb007107c0000209126701bb"
                            + "2000050100000000"),
            StandardCharsets.ISO_8859_1);
    private static final String GET = "GET / HTTP/1.1\r\nHost: public.example\r\n";

    private static final HttpServlet TELLING = new HttpServlet() {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print(request.getRemoteAddr()
                            + ' '
                            + request.getRemotePort()
                            + ' '
                            + request.getRequestURL()
                            + ' '
                            + request.isSecure());
        }
    };

    private final Settings settings = Settings.defaults().with(RequestParsing.PROXY_PROTOCOL, "auto");
    private RunningEngine server = RunningEngine.serving(settings, TELLING);

    @AfterEach
    void stop() {
        server.close();
    }

    private void restart(Settings other) {
        server.close();
        server = RunningEngine.serving(other, TELLING);
    }

    private static String ask(Connection client, String before, String headers) {
        client.send(before + GET + headers + "\r\n");
        return client.answer().body();
    }

    @Test
    void theClientIsTheOneThatTheProxyNames() {
        try (Connection client = server.connect()) {
            assertThat(ask(client, LINE, "")).isEqualTo("203.0.113.7 4711 http://public.example/ false");
            assertThat(ask(client, "", "")).isEqualTo("203.0.113.7 4711 http://public.example/ false");
        }
        Await.until(() -> server.lines.size() == 2);
        assertThat(server.lines).extracting(RunningEngine.Line::client).containsOnly("203.0.113.7");
    }

    @Test
    void theSecondVersionTellsOfTls() {
        try (Connection client = server.connect()) {
            assertThat(ask(client, TLS, "")).isEqualTo("203.0.113.7 4711 https://public.example/ true");
            assertThat(ask(client, "", "")).isEqualTo("203.0.113.7 4711 https://public.example/ true");
        }
    }

    @Test
    void headersOfTheNamedClientAreItsOwnWords() {
        try (Connection client = server.connect()) {
            assertThat(ask(client, LINE, "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-Proto: https\r\n"))
                    .isEqualTo("203.0.113.7 4711 http://public.example/ false");
        }
        restart(settings.with(RequestParsing.FORWARDED_ALLOW_IPS, List.of(PeerNetwork.parse("203.0.113.0/24"))));
        try (Connection client = server.connect()) {
            assertThat(ask(client, TLS, "X-Forwarded-For: 198.51.100.1\r\n"))
                    .isEqualTo("198.51.100.1 0 https://public.example/ true");
        }
    }

    @Test
    void itComesByteByByte() {
        try (Connection client = server.connect()) {
            for (int i = 0; i < TLS.length(); i++) {
                client.send(TLS.substring(i, i + 1));
            }
            assertThat(ask(client, "", "")).startsWith("203.0.113.7 ");
        }
    }

    @Test
    void aLongOneIsReadToItsEnd() {
        String padding = "04" + "2000" + "00".repeat(0x2000);
        String length = String.format("%04x", 12 + padding.length() / 2);
        String preamble = new String(
                HexFormat.of().parseHex("0d0a0d0a000d0a515549540a2111" + length + "cb007107c0000209126701bb" + padding),
                StandardCharsets.ISO_8859_1);
        try (Connection client = server.connect()) {
            assertThat(ask(client, preamble, "")).startsWith("203.0.113.7 4711 ");
        }
    }

    @Test
    void itMayBeMissing() {
        try (Connection client = server.connect()) {
            assertThat(ask(client, "", "")).startsWith("127.0.0.1 " + client.localPort());
            // Later it is nothing but a strange request.
            client.send(LINE);
            assertThat(client.answer().status()).isEqualTo(400);
        }
    }

    @Test
    void healthChecksSpeakForThemselves() {
        try (Connection client = server.connect()) {
            assertThat(ask(client, "PROXY UNKNOWN\r\n", "")).startsWith("127.0.0.1 " + client.localPort());
        }
    }

    @Test
    void whatOnlyBeginsLikeItGetsBadRequest() {
        for (String garbage : List.of("PROXY TCP4 nonsense\r\n", LINE.replace("203", "303"), TLS.replace('!', 'A'))) {
            try (Connection client = server.connect()) {
                client.send(garbage + GET + "\r\n");
                Connection.Answer answer = client.answer();
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.headers()).containsEntry("Connection", "close");
                assertThat(client.isClosedByServer()).isTrue();
            }
        }
    }

    @Test
    void whoIsNotAllowedIsForbidden() {
        restart(settings.with(RequestParsing.PROXY_ALLOW_IPS, List.of(PeerNetwork.parse("192.0.2.1"))));
        try (Connection client = server.connect()) {
            client.send(LINE + GET + "\r\n");
            assertThat(client.answer().status()).isEqualTo(403);
            assertThat(client.isClosedByServer()).isTrue();
        }
        try (Connection client = server.connect()) {
            assertThat(ask(client, "", "")).startsWith("127.0.0.1 ");
        }
    }

    @Test
    void whoTricklesIsCutOff() {
        restart(settings.with(WorkerProcesses.TIMEOUT, Duration.ofSeconds(1)));
        try (Connection client = server.connect()) {
            long begun = System.nanoTime();
            client.send("PROXY TCP4 203");
            assertThat(client.isClosedByServer()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
        assertThat(server.engine.drain(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void silentConnectionsDoNotHoldUpADrain() {
        try (Connection client = server.connect()) {
            client.send("PROXY");
            Await.until(() -> server.engine.connections() == 1);
            assertThat(server.engine.drain(Duration.ofSeconds(10))).isTrue();
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    /** No crash, no hang, nobody else's address: each is served or refused, and the server goes on. */
    @Test
    void mutatedPreamblesHarmNobody() {
        Random random = new Random(1121);
        for (int i = 0; i < 300; i++) {
            char[] mutated = (i % 2 == 0 ? LINE : TLS).toCharArray();
            mutated[random.nextInt(mutated.length)] = (char) random.nextInt(256);
            try (Connection client = server.connect()) {
                client.send(new String(mutated) + GET + "Connection: close\r\n\r\n\r\n\r\n");
                client.finish();
                String all = client.rest();
                assertThat(all).matches("(?s)(HTTP/1.1 (200|400|50[15]).*)?");
            }
        }
        try (Connection client = server.connect()) {
            assertThat(ask(client, LINE, "")).startsWith("203.0.113.7 4711 ");
        }
        Await.until(() -> server.engine.connections() == 0);
    }
}
