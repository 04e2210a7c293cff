package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WARs and directories: the sample shop, and WARs that know nothing of jgun. */
@BesideOthers
final class WebappsIT {

    @ParameterizedTest
    @ValueSource(strings = {"shop.war", "shop"})
    void theShop(String name) throws Exception {
        try (JgunProcess process = serving(Checkout.sample(name).toString()).start()) {
            URI server = process.awaitListening();
            assertThat(Http.get(server).body()).contains("served on Servlet 6.0");
            assertThat(Http.get(server, "/products").body()).contains("Cups &amp; saucers: 19.50");
            assertThat(Http.get(server, "/nowhere").body()).contains("We do not have that");
            HttpResponse<String> packed = Http.send(Http.request(server, "/css/shop.css")
                    .header("Accept-Encoding", "gzip")
                    .build());
            assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(stock(server)).isEqualTo("tea: 3");
            assertThat(Http.get(server, "/products?broken=1").body()).contains("Something broke");
            process.awaitLine("[ERROR] Error handling request /products?broken=1");
            process.awaitLine("java.lang.IllegalStateException: the shelf fell down");
        }
    }

    private static String stock(URI server) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                answer.complete(data.toString());
                return CompletableFuture.completedFuture(null);
            }
        };
        URI endpoint = URI.create(server.toString().replace("http:", "ws:") + "/stock/tea");
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(endpoint, listener)
                .get(10, TimeUnit.SECONDS);
        socket.sendText("how many?", true).get(10, TimeUnit.SECONDS);
        String text = answer.get(10, TimeUnit.SECONDS);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
        return text;
    }

    @Test
    void aWarAndAServletClassTogether() {
        String shop = Checkout.sample("shop.war") + ":/shop";
        try (JgunProcess process =
                serving(shop, "com.acme.App:servlet:/hello").withSamples().start()) {
            URI server = process.awaitListening();
            assertThat(Http.get(server, "/shop/products").body()).contains("Tea: 4.95");
            assertThat(Http.get(server, "/hello").body()).isEqualTo("Hello, World!\n");
        }
    }

    @Test
    void pagesOfTheJettyDemo() {
        try (JgunProcess process =
                serving(foreign("jetty-ee10-demo-jsp-webapp.war")).start()) {
            URI server = process.awaitListening();
            HttpResponse<String> page = Http.get(server, "/jstl.jsp");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<h1>JSTL Example</h1>").containsPattern("9\\s+<br />\\s+10\\s+<br />");
            assertThat(process.err().text()).doesNotContain("\tat ");
        }
    }

    @Test
    void hawtioWithItsOwnLogback() {
        Jgun hawtio = serving(foreign("hawtio-war.war")).env("JGUN_JAVA_OPTS", "-Dhawtio.authenticationEnabled=false");
        try (JgunProcess process = hawtio.start()) {
            URI server = process.awaitListening();
            HttpResponse<String> page = Http.get(server);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<title>Hawtio</title>");
            // In the format of its own configuration, not in ours.
            assertThat(process.out().text()).containsPattern("(?m)^[0-9:]{8} INFO .*Welcome to Hawtio");
            assertThat(process.err().text()).doesNotContain("Welcome to Hawtio");
        }
    }

    private static Jgun serving(String... apps) {
        return Jgun.command("--bind", "127.0.0.1:0", "--workers", "2").with(apps);
    }

    private static String foreign(String name) {
        return Checkout.root().resolve("acceptance/target/wars").resolve(name).toString();
    }
}
