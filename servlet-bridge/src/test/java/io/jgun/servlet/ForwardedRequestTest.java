package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.hooks.RequestView;
import io.jgun.hooks.ResponseView;
import io.jgun.hooks.ServerHooks;
import io.jgun.hooks.WorkerView;
import io.jgun.settings.BindAddress;
import io.jgun.settings.PeerNetwork;
import io.jgun.settings.RequestParsing;
import io.jgun.settings.Settings;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a trusted proxy tells is the same wherever the servlet, the hooks and the access log ask. */
@Timeout(60)
class ForwardedRequestTest {

    private static final HttpServlet TELLING = new HttpServlet() {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getParameter("redirect") != null) {
                response.sendRedirect(request.getParameter("redirect"));
                return;
            }
            response.getWriter()
                    .print(String.join(
                            " ",
                            request.getRemoteAddr(),
                            String.valueOf(request.getRemotePort()),
                            request.getScheme(),
                            String.valueOf(request.isSecure()),
                            request.getServerName(),
                            String.valueOf(request.getServerPort()),
                            request.getRequestURL(),
                            "context=" + request.getContextPath(),
                            "servlet=" + request.getServletPath(),
                            "info=" + request.getPathInfo(),
                            "script=" + request.getHeader("SCRIPT_NAME"),
                            "foo=" + request.getHeader("X_FOO")));
        }
    };

    private final List<String> told = new CopyOnWriteArrayList<>();
    private RunningEngine server =
            RunningEngine.serving(Settings.defaults(), new BindAddress.Inet("127.0.0.1", 0), hooks(), TELLING);

    private ServerHooks hooks() {
        return new ServerHooks() {
            @Override
            public void postRequest(
                    WorkerView worker, RequestView request, Map<String, String> environ, ResponseView response) {
                told.add(request.scheme()
                        + ' '
                        + request.remoteAddress()
                        + ' '
                        + environ.get("REMOTE_ADDR")
                        + ' '
                        + environ.get("wsgi.url_scheme")
                        + ' '
                        + environ.get("SERVER_NAME")
                        + ' '
                        + environ.get("SERVER_PORT")
                        + ' '
                        + environ.get("SCRIPT_NAME")
                        + ' '
                        + environ.get("PATH_INFO"));
            }
        };
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String get(String target, String... headers) {
        try (Connection client = server.connect()) {
            return answer(client, target, headers);
        }
    }

    private static String answer(Connection client, String target, String... headers) {
        client.send("GET " + target + " HTTP/1.1\r\nHost: inner.example\r\n" + String.join("\r\n", headers)
                + (headers.length > 0 ? "\r\n" : "") + "\r\n");
        return client.answer().body();
    }

    @Test
    void everythingIsToldAlike() {
        assertThat(get(
                        "/cart?x=1",
                        "X-Forwarded-For: 6.6.6.6, 2001:DB8::7",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Host: shop.example",
                        "X-Forwarded-Port: 8443"))
                .startsWith("2001:db8::7 0 https true shop.example 8443 https://shop.example:8443/cart context=");
        Await.until(() -> told.size() == 1);
        assertThat(told).containsExactly("https 2001:db8::7 2001:db8::7 https shop.example 8443  /cart");
        assertThat(server.lines).singleElement().satisfies(line -> {
            assertThat(line.client()).isEqualTo("2001:db8::7");
            assertThat(line.target()).isEqualTo("/cart?x=1");
        });
    }

    @Test
    void httpsAloneMovesTheDefaultPort() {
        assertThat(get("/", "X-Forwarded-Ssl: on")).contains(" https true inner.example 443 https://inner.example/ ");
    }

    @Test
    void theNextRequestOfTheConnectionKnowsNothingOfIt() {
        try (Connection client = server.connect()) {
            String plain = answer(client, "/");
            assertThat(answer(client, "/", "Forwarded: for=203.0.113.7;proto=https"))
                    .startsWith("203.0.113.7 0 https");
            assertThat(answer(client, "/")).isEqualTo(plain).startsWith("127.0.0.1 " + client.localPort() + " http ");
        }
    }

    @Test
    void contradictionsAreRefusedAndEndTheConnection() {
        try (Connection client = server.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Ssl: off\r\n\r\n");
            Connection.Answer response = client.answer();
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.headers().get("Connection")).isEqualTo("close");
        }
        Await.until(() -> !server.lines.isEmpty());
        assertThat(server.lines.get(0).client()).isEqualTo("127.0.0.1");
    }

    @Test
    void theScriptNameBelongsToTheContextPath() {
        assertThat(get("/shop/cart", "SCRIPT_NAME: /shop"))
                .contains(" http://inner.example/shop/cart context=/shop servlet= info=/cart script=/shop ");
        Await.until(() -> told.size() == 1);
        assertThat(told).singleElement().asString().endsWith(" /shop /cart");
    }

    @Test
    void aPrefixThatWasCutOffComesBack() {
        assertThat(get("/cart", "X-Forwarded-Prefix: /shop/"))
                .contains(" http://inner.example/shop/cart context=/shop servlet= info=/cart ");
    }

    @Test
    void aScriptNameThatIsNotInThePathIsAMistakeOfTheProxy() {
        try (Connection client = server.connect()) {
            client.send("GET /other HTTP/1.1\r\nHost: a\r\nSCRIPT_NAME: /shop\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(500);
        }
    }

    @Test
    void redirectsStayAtThePublicAddress() {
        try (Connection client = server.connect()) {
            client.send("""
                    GET /a/b?redirect=c HTTP/1.1
                    Host: inner.example
                    X-Forwarded-Proto: https
                    X-Forwarded-Host: shop.example
                    X-Forwarded-Prefix: /shop

                    """.replace("\n", "\r\n"));
            assertThat(client.answer().headers().get("Location")).isIn("https://shop.example/shop/a/c", "/shop/a/c");
        }
    }

    @Test
    void headersWithUnderscoresAreDropped() {
        assertThat(get("/", "X_FOO: bar")).endsWith("foo=null");
    }

    @Test
    void nothingOfAnUntrustedPeerCounts() {
        server.close();
        server = RunningEngine.serving(
                Settings.defaults()
                        .with(RequestParsing.FORWARDED_ALLOW_IPS, List.of(PeerNetwork.parse("192.0.2.0/24")))
                        .with(RequestParsing.HEADER_MAP, "dangerous"),
                TELLING);
        try (Connection client = server.connect()) {
            String plain = answer(client, "/cart");
            assertThat(answer(
                            client,
                            "/cart",
                            "X-Forwarded-For: 203.0.113.7",
                            "X-Forwarded-Proto: https",
                            "X-Forwarded-Ssl: off",
                            "X-Forwarded-Host: evil.example",
                            "X-Forwarded-Port: 1",
                            "X-Forwarded-Prefix: /evil",
                            "Forwarded: for=203.0.113.7;proto=https;host=evil.example",
                            "X_FOO: bar",
                            "SCRIPT_NAME: /evil"))
                    .isEqualTo(plain.replace("script=null", "script=/evil").replace("foo=null", "foo=bar"));
        }
    }
}
