package io.jgun.servlet.app;

import static io.jgun.servlet.app.TestServer.webapp;
import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.AppReference;
import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A webapp with a little of everything, as a directory and as a WAR. */
final class WebappTest {

    private static final String TAGS = "<%@ taglib prefix=\"c\" uri=\"jakarta.tags.core\" %>";

    @TempDir
    static Path temporary;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        Path root = temporary.resolve("shop");
        files(root);
        classes(root);
        library(root);
        // Not reachable through a link.
        Archive.write(temporary, "secret.txt", "secret");
        Files.createSymbolicLink(root.resolve("link.txt"), temporary.resolve("secret.txt"));
        Archive.pack(root, temporary.resolve("shop.war"));
        Path exploded = temporary.resolve("exploded");
        Files.move(root, exploded);
        // Jetty would unpack into it, after deleting what is there.
        Archive.write(root, "precious.txt", "mine");
        AppReference.Webapp war = webapp(temporary.resolve("shop.war")).at("/war");
        server = TestServer.serving(Settings.defaults()
                .with(Applications.APP, List.of(war, webapp(exploded).at("/dir"))));
    }

    private static void files(Path root) {
        Archive.write(root, "page.txt", "0123456789");
        Archive.write(root, "style.css", "long ".repeat(100));
        Archive.write(root, "style.css.gz", "packed");
        Archive.write(root, "style.css.br", "brotli");
        Archive.write(root, "folder/other.txt", "x");
        Archive.write(root, "index.jsp", TAGS + "<c:forEach begin='1' end='3' var='i'>${i}-</c:forEach>");
        Archive.write(root, "404.html", "not here");
        Archive.write(root, "WEB-INF/web.xml", """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <env-entry>
                    <env-entry-name>limit</env-entry-name>
                    <env-entry-type>java.lang.Integer</env-entry-type>
                    <env-entry-value>7</env-entry-value>
                  </env-entry>
                  <welcome-file-list><welcome-file>index.jsp</welcome-file></welcome-file-list>
                  <error-page><error-code>404</error-code><location>/404.html</location></error-page>
                </web-app>
                """);
    }

    private static void classes(Path root) {
        Sources.compile(root.resolve("WEB-INF/classes"), """
                @WebServlet(urlPatterns = "/found", loadOnStartup = 1)
                public class Found extends HttpServlet {
                    @jakarta.annotation.Resource(name = "limit") private Integer limit;
                    private String made = "";
                    @jakarta.annotation.PostConstruct void made() { made = "made"; }
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        r.getWriter().print(made + " " + limit + " " + getServletContext().getAttribute("initializer"));
                    }
                }
                """, """
                @WebServlet("/classes")
                public class Classes extends HttpServlet {
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        for (String name : q.getParameterValues("class")) {
                            try {
                                r.getWriter().print(Class.forName(name).getClassLoader() == getClass().getClassLoader()
                                    ? "own " : "shared ");
                            } catch (ClassNotFoundException e) {
                                r.getWriter().print("none ");
                            }
                        }
                        r.getWriter().print(getClass().getResource("/logback-test.xml") != null);
                        r.getWriter().print(Collections.list(getClass().getClassLoader()
                            .getResources("META-INF/services/org.slf4j.spi.SLF4JServiceProvider")).size());
                    }
                }
                """);
        // Compiled beside the application; packed into a library below.
    }

    private static void library(Path root) throws IOException {
        Path library = temporary.resolve("library");
        Sources.compile(library, """
                @jakarta.servlet.annotation.HandlesTypes(HttpServlet.class)
                public class Initializer implements ServletContainerInitializer {
                    public void onStartup(Set<Class<?>> types, ServletContext context) {
                        context.setAttribute("initializer", types.size() + " servlets");
                    }
                }
                """);
        Archive.write(library, "META-INF/services/jakarta.servlet.ServletContainerInitializer", "com.acme.Initializer");
        Archive.write(library, "META-INF/resources/from-library.txt", "library");
        Archive.write(library, "META-INF/web-fragment.xml", """
                <web-fragment xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <servlet><servlet-name>fragment</servlet-name><servlet-class>com.acme.Found</servlet-class></servlet>
                  <servlet-mapping><servlet-name>fragment</servlet-name><url-pattern>/fragment</url-pattern></servlet-mapping>
                </web-fragment>
                """);
        Files.createDirectories(root.resolve("WEB-INF/lib"));
        Archive.pack(library, root.resolve("WEB-INF/lib/library.jar"));
        Files.copy(Archive.of(org.slf4j.Logger.class), root.resolve("WEB-INF/lib/slf4j-api.jar"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aWarIsUnpackedAsideAndNotIntoItsSibling() {
        assertThat(temporary.resolve("shop/precious.txt")).hasContent("mine");
        assertThat(temporary.resolve("shop/page.txt")).doesNotExist();
    }

    @Test
    void pagesWithTheStandardTagLibraryAreWelcomeFiles() {
        assertThat(server.body("/war/").strip()).isEqualTo("1-2-3-");
        assertThat(server.body("/dir/index.jsp").strip()).isEqualTo("1-2-3-");
    }

    @Test
    void annotationsFragmentsAndInitializersAreFound() {
        assertThat(server.body("/war/found")).isEqualTo("made 7 2 servlets");
        assertThat(server.body("/dir/fragment")).isEqualTo("made 7 2 servlets");
        assertThat(server.body("/dir/from-library.txt")).isEqualTo("library");
    }

    @Test
    void filesHaveRangesAndValidators() {
        HttpResponse<String> whole = server.get("/war/page.txt");
        assertThat(whole.body()).isEqualTo("0123456789");
        assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(whole.headers().firstValue("Last-Modified")).isPresent();
        String etag = whole.headers().firstValue("ETag").orElseThrow();
        assertThat(server.send(server.request("/war/page.txt").header("If-None-Match", etag))
                        .statusCode())
                .isEqualTo(304);
        HttpResponse<String> part = server.send(server.request("/dir/page.txt").header("Range", "bytes=2-4"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234");
    }

    @Test
    void anETagOutlivesARestart() {
        String first = server.get("/war/page.txt").headers().firstValue("ETag").orElseThrow();
        AppReference.Webapp war = webapp(temporary.resolve("shop.war"));
        try (TestServer restarted = TestServer.serving(Settings.defaults().with(Applications.APP, List.of(war)))) {
            assertThat(restarted.get("/page.txt").headers().firstValue("ETag")).contains(first);
        }
    }

    @Test
    void precompressedVariantsAreSentToThoseWhoTakeThem() {
        assertThat(server.body("/war/style.css")).startsWith("long ");
        HttpResponse<String> gzip = server.send(server.request("/war/style.css").header("Accept-Encoding", "gzip"));
        assertThat(gzip.body()).isEqualTo("packed");
        assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(gzip.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(gzip.headers().firstValue("Content-Type")).contains("text/css");
        assertThat(server.send(server.request("/war/style.css").header("Accept-Encoding", "gzip, br"))
                        .body())
                .isEqualTo("brotli");
    }

    @Test
    void whatIsPrivateStaysPrivate() {
        for (String path : List.of(
                "WEB-INF/web.xml",
                "web-inf/web.xml",
                "WEB-INF/classes/com/acme/Found.class",
                "%57EB-INF/web.xml",
                "META-INF/MANIFEST.MF",
                "folder/../WEB-INF/web.xml",
                "link.txt")) {
            assertThat(server.get("/dir/" + path).statusCode()).as(path).isIn(400, 404);
        }
        assertThat(server.get("/war/WEB-INF/web.xml").statusCode()).isEqualTo(404);
        // No listing of a directory without a welcome file.
        assertThat(server.get("/dir/folder/").statusCode()).isEqualTo(403);
    }

    @Test
    void theWebappsErrorPageIsShown() {
        HttpResponse<String> missing = server.get("/war/nowhere");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).isEqualTo("not here");
    }

    @Test
    void theServersLibrariesAreHidden() {
        assertThat(server.body("/war/classes?class=org.slf4j.Logger&class=ch.qos.logback.classic.Logger"
                        + "&class=picocli.CommandLine&class=org.eclipse.jetty.server.Server&class=jakarta.servlet.Servlet"
                        + "&class=io.jgun.cli.Main&class=jakarta.el.ELContext&class=java.sql.Driver"))
                .isEqualTo("own none none none shared none shared shared false0");
    }
}
