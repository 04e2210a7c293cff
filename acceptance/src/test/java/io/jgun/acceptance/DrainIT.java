package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What lasts longer than a request is wanted to: WebSockets, asynchronous requests and streams of events. */
@BesideOthers
@Timeout(120)
@ParameterizedClass
@EnumSource(Isolation.class)
class DrainIT {

    @Parameter
    Isolation isolation = Isolation.THREADS;

    private static final String APP = """
            package com.acme;
            import jakarta.servlet.*;
            import jakarta.servlet.http.*;
            import jakarta.websocket.*;
            import jakarta.websocket.server.*;
            import java.io.*;
            import java.util.*;
            public class App {
                public static List<Object> all() { return List.of(new Pages(), Socket.class); }
                @ServerEndpoint("/socket")
                public static class Socket {
                    @OnMessage public String echo(String text) { return "VERSION " + text; }
                    @OnClose public void closed(CloseReason why) { System.err.println("closed " + why.getCloseCode().getCode()); }
                }
                static class Pages extends HttpServlet {
                    @Override protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        if (q.getPathInfo().equals("/wait") || q.getPathInfo().equals("/events")) {
                            AsyncContext context = q.startAsync();
                            context.setTimeout(0);
                            context.addListener(new AsyncListener() {
                                public void onComplete(AsyncEvent e) { System.err.println("complete"); }
                                public void onTimeout(AsyncEvent e) {}
                                public void onError(AsyncEvent e) { System.err.println("told " + e.getThrowable().getMessage()); }
                                public void onStartAsync(AsyncEvent e) {}
                            });
                            System.err.println("begun " + q.getPathInfo());
                        }
                        if (!q.getPathInfo().equals("/wait")) {
                            r.getWriter().print("VERSION");
                            r.flushBuffer();
                        }
                    }
                }
            }
            """;

    @TempDir
    Path directory;

    private Project project = new Project(Path.of(""));

    @BeforeEach
    void firstVersion() {
        project = new Project(directory);
        project.saveClass(project.classes(), "App", APP.replace("VERSION", "1"));
    }

    private JgunProcess server(String grace, String... options) {
        return Jgun.command("--bind", "127.0.0.1:0", "--graceful-timeout", grace, "com.acme.App:all()")
                .with("--workers", "1")
                .with(options)
                .with(isolation)
                .with("--access-logfile", "-", "--capture-output")
                .in(directory)
                .start();
    }

    private void reload(JgunProcess server, URI address) {
        project.saveClass(project.classes(), "App", APP.replace("VERSION", "2"));
        server.signal("HUP");
        await().until(() -> Http.get(address).body().equals("2"));
    }

    private static CompletableFuture<HttpResponse<String>> begin(JgunProcess server, URI address, String target) {
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> Http.get(address, target));
        server.awaitLine("begun " + target);
        return answer;
    }

    @Test
    void aReloadLeavesWebSocketsTheGraceAndThenSaysGoodbye() throws Exception {
        try (JgunProcess server = server("5", "--keep-alive", "1")) {
            URI address = server.awaitListening();
            WebSocketClient old = new WebSocketClient(address, "/socket");
            assertThat(old.ask("a")).isEqualTo("1 a");

            reload(server, address);

            assertThat(old.nextWithin(Duration.ofSeconds(2)))
                    .as("silent for longer than keepalive")
                    .isNull();
            assertThat(old.ask("b")).isEqualTo("1 b");
            WebSocketClient fresh = new WebSocketClient(address, "/socket");
            assertThat(fresh.ask("c")).isEqualTo("2 c");
            assertThat(old.next()).isEqualTo("closed 1001 the server goes away");
            server.awaitLine("closed 1001");
            server.awaitLine("Worker exiting");
            assertThat(fresh.ask("d")).isEqualTo("2 d");
        }
    }

    @Test
    void aReloadTellsAsynchronousRequestsAndAnswersThem() throws Exception {
        try (JgunProcess server = server("1")) {
            URI address = server.awaitListening();
            CompletableFuture<HttpResponse<String>> waiting = begin(server, address, "/wait");

            reload(server, address);

            HttpResponse<String> answer = waiting.get(20, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).isEqualTo(504);
            server.awaitLine("told 504: the request outlasted graceful_timeout");
            server.awaitLine("Cut, its grace is over: GET /wait HTTP/1.1");
            await().until(() -> server.out().text().contains("\"GET /wait HTTP/1.1\" 504 "));
            server.awaitLine("Worker exiting");
            assertThat(server.err().text()).doesNotContain("Error handling request");
        }
    }

    @Test
    void aStreamOfEventsIsCutAtTheEnd() throws Exception {
        try (JgunProcess server = server("1")) {
            URI address = server.awaitListening();
            CompletableFuture<String> stream =
                    CompletableFuture.supplyAsync(() -> Http.raw(address, "GET /events HTTP/1.1\r\nHost: a\r\n\r\n"));
            server.awaitLine("begun /events");

            server.signal("TERM");

            assertThat(stream.get(20, TimeUnit.SECONDS).getBytes(StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 200 OK".getBytes(StandardCharsets.ISO_8859_1));
            assertThat(server.awaitExit().err())
                    .contains("told 504", "Cut, its grace is over: GET /events HTTP/1.1", "Shutting down: Master");
        }
    }

    @Test
    void silentWebSocketsDoNotHoldUpTheEnd() throws Exception {
        try (JgunProcess server = server("40")) {
            URI address = server.awaitListening();
            WebSocketClient silent = new WebSocketClient(address, "/socket");
            assertThat(silent.ask("a")).isEqualTo("1 a");

            server.signal("TERM");

            assertThat(server.awaitExit(Duration.ofSeconds(25)).exit()).isZero();
            assertThat(silent.next()).isEqualTo("closed 1001 the server goes away");
        }
    }

    @Test
    void silentWebSocketsOfFormerGenerationsDoNotHoldUpTheEnd() throws Exception {
        try (JgunProcess server = server("40")) {
            URI address = server.awaitListening();
            WebSocketClient silent = new WebSocketClient(address, "/socket");
            assertThat(silent.ask("a")).isEqualTo("1 a");
            reload(server, address);
            assertThat(silent.ask("b")).isEqualTo("1 b");

            server.signal("TERM");

            assertThat(server.awaitExit(Duration.ofSeconds(25)).exit()).isZero();
            assertThat(silent.next()).isEqualTo("closed 1001 the server goes away");
        }
    }

    @Test
    void aQuickEndSaysGoodbyeToo() throws Exception {
        try (JgunProcess server = server("40")) {
            URI address = server.awaitListening();
            WebSocketClient client = new WebSocketClient(address, "/socket");
            assertThat(client.ask("a")).isEqualTo("1 a");

            server.signal("INT");

            assertThat(server.awaitExit(Duration.ofSeconds(20)).exit()).isZero();
            assertThat(client.next()).isEqualTo("closed 1001 the server goes away");
        }
    }

    @Test
    void aWebSocketMayBeSilentForLongerThanKeepalive() throws Exception {
        try (JgunProcess server = Jgun.command("--bind", "127.0.0.1:0", "--keep-alive", "1", "com.acme.App:all()")
                .with(isolation)
                .in(directory)
                .start()) {
            WebSocketClient client = new WebSocketClient(server.awaitListening(), "/socket");
            assertThat(client.ask("a")).isEqualTo("1 a");
            assertThat(client.nextWithin(Duration.ofSeconds(3))).isNull();
            assertThat(client.ask("b")).isEqualTo("1 b");
        }
    }
}
