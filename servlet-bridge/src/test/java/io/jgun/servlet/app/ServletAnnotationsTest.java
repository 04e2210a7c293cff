package io.jgun.servlet.app;

import static io.jgun.servlet.app.TestServer.app;
import static io.jgun.servlet.app.TestServer.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Applications;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Annotations and components beside servlets, without a webapp around them. */
final class ServletAnnotationsTest {

    @TempDir
    static Path classes;

    @BeforeAll
    static void compile() {
        Sources.compile(classes, """
                @MultipartConfig(fileSizeThreshold = 4, maxFileSize = 100)
                public class Upload extends HttpServlet {
                    protected void doPost(HttpServletRequest q, HttpServletResponse r) throws IOException, ServletException {
                        Part part = q.getPart("f");
                        File tmp = (File) getServletContext().getAttribute(ServletContext.TEMPDIR);
                        r.getWriter().print(part.getSubmittedFileName() + " " + part.getSize() + " " + tmp.list().length
                            + " " + tmp);
                    }
                }
                """, """
                @ServletSecurity(value = @HttpConstraint, httpMethodConstraints =
                    @HttpMethodConstraint(value = "POST", emptyRoleSemantic = ServletSecurity.EmptyRoleSemantic.DENY))
                public class Guarded extends HttpServlet {
                    protected void service(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        r.getWriter().print("in");
                    }
                }
                """, """
                public class Later extends HttpServlet {
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) {
                        AsyncContext c = q.startAsync();
                        c.start(() -> {
                            try { c.getResponse().getWriter().print("later"); } catch (IOException e) { }
                            c.complete();
                        });
                    }
                }
                """, """
                @WebFilter(urlPatterns = "/*", initParams = @WebInitParam(name = "header", value = "X-Seen"))
                public class Seen extends HttpFilter {
                    protected void doFilter(HttpServletRequest q, HttpServletResponse r, FilterChain chain)
                            throws IOException, ServletException {
                        r.setHeader(getInitParameter("header"), "yes");
                        chain.doFilter(q, r);
                    }
                }
                """, """
                public class Started implements ServletContextListener {
                    public void contextInitialized(ServletContextEvent e) { e.getServletContext().setAttribute("on", "1"); }
                }
                """, """
                public class Shows extends HttpServlet {
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        if (q.getParameter("fail") != null) throw new IllegalStateException("secret");
                        if (q.getParameter("status") != null) { r.sendError(409, "<taken>"); return; }
                        r.getWriter().print("on " + getServletContext().getAttribute("on"));
                    }
                }
                """, """
                @jakarta.websocket.server.ServerEndpoint("/echo")
                public class Echo {
                    @jakarta.websocket.OnMessage public String echo(String text) { return "echo " + text; }
                }
                """, """
                public class All {
                    public static final Object[] application = {Shows.class, Seen.class, new Started(), Echo.class};
                }
                """);
    }

    @Test
    void uploadsGoToTheUploadDirectory(@TempDir Path uploads) throws Exception {
        var settings =
                settings(classes, app("com.acme.Upload")).with(Applications.TMP_UPLOAD_DIR, Optional.of(uploads));
        try (TestServer server = TestServer.serving(settings)) {
            assertThat(server.send(upload(server, "0123456789")).body())
                    .startsWith("a.txt 10 1 " + uploads.toRealPath());
            assertThat(server.send(upload(server, "0".repeat(101))).statusCode())
                    .isNotEqualTo(200);
        }
        assertThat(uploads).isEmptyDirectory();
    }

    private static HttpRequest.Builder upload(TestServer server, String content) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\n" + content
                + "\r\n--b--\r\n";
        return server.request("/")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    @Test
    void constraintsHold() {
        try (TestServer server = TestServer.serving(settings(classes, app("com.acme.Guarded")))) {
            assertThat(server.body("/")).isEqualTo("in");
            HttpRequest.Builder post = server.request("/").POST(HttpRequest.BodyPublishers.noBody());
            assertThat(server.send(post).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void servletsGivenDirectlyMayBeAsynchronous() {
        try (TestServer server = TestServer.serving(settings(classes, app("com.acme.Later")))) {
            assertThat(server.body("/")).isEqualTo("later");
        }
    }

    @Test
    void filtersListenersAndEndpointsMayStandInTheList() throws Exception {
        try (TestServer server = TestServer.serving(settings(classes, app("com.acme.All")))) {
            HttpResponse<String> response = server.get("/");
            assertThat(response.body()).isEqualTo("on 1");
            assertThat(response.headers().firstValue("X-Seen")).contains("yes");
            CompletableFuture<String> answer = new CompletableFuture<>();
            WebSocket socket = server.client()
                    .newWebSocketBuilder()
                    .buildAsync(
                            java.net.URI.create(
                                    "ws" + server.uri("/echo").toString().substring(4)),
                            new FirstText(answer))
                    .get(5, TimeUnit.SECONDS);
            socket.sendText("hi", true).get(5, TimeUnit.SECONDS);
            assertThat(answer.get(5, TimeUnit.SECONDS)).isEqualTo("echo hi");
            socket.abort();
        }
    }

    private record FirstText(CompletableFuture<String> answer) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            answer.complete(data.toString());
            return CompletableFuture.completedFuture(null);
        }
    }

    @Test
    void errorPagesAreShortAndTellNothingOfTheInside() {
        try (TestServer server = TestServer.serving(settings(classes, app("com.acme.Shows")))) {
            HttpResponse<String> failed = server.get("/?fail=1");
            assertThat(failed.statusCode()).isEqualTo(500);
            assertThat(failed.body())
                    .contains("<title>Internal Server Error</title>")
                    .doesNotContainIgnoringCase("jetty")
                    .doesNotContain("secret")
                    .doesNotContain("com.acme");
            HttpResponse<String> taken = server.get("/?status=1");
            assertThat(taken.statusCode()).isEqualTo(409);
            assertThat(taken.body()).contains("&lt;taken&gt;");
            assertThat(server.send(server.request("/?status=1").header("Accept", "application/json"))
                            .body())
                    .isEqualTo("{\"status\":409,\"message\":\"<taken>\"}\n");
            assertThat(server.send(server.request("/?fail=1").header("Accept", "text/plain"))
                            .body())
                    .isEqualTo("500 Internal Server Error\n");
        }
    }
}
