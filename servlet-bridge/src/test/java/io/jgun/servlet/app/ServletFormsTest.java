package io.jgun.servlet.app;

import static io.jgun.servlet.app.TestServer.app;
import static io.jgun.servlet.app.TestServer.at;
import static io.jgun.servlet.app.TestServer.call;
import static io.jgun.servlet.app.TestServer.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.AppReference;
import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which an APP may name servlet classes. */
final class ServletFormsTest {

    @TempDir
    static Path classes;

    @BeforeAll
    static void compile() {
        Sources.compile(classes, """
                public class Named extends HttpServlet {
                    private final String name;
                    public Named() { this("default"); }
                    public Named(String name) { this.name = name; }
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        r.getWriter().print(name + " " + q.getServletPath() + "|" + q.getPathInfo());
                    }
                }
                """, """
                @WebServlet(urlPatterns = {"/one", "/two/*"}, initParams = @WebInitParam(name = "colour", value = "red"))
                public class Mapped extends HttpServlet {
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        r.getWriter().print("mapped " + getInitParameter("colour") + " " + q.isAsyncSupported());
                    }
                }
                """, """
                public class App {
                    public static final Servlet servlet = new Named("field");
                    public static final Class<? extends Servlet> type = Named.class;
                    public static final List<Object> both = List.of(Mapped.class, new Named("plain"));
                    public static final Object[] array = {Mapped.class};
                    public static Servlet make() { return new Named("made"); }
                    public static Servlet create(String env, int n) { return new Named(env + n); }
                    public static Servlet create(String env, double n) { return new Named(env + "/" + n); }
                    public static Servlet create(List<String> names, Map<String, Integer> sizes) {
                        return new Named(names + "" + sizes);
                    }
                    public static Servlet all(boolean on, String... rest) { return new Named(on + String.join("+", rest)); }
                    public static class Nested extends Named { public Nested() { super("nested"); } }
                    public static final Servlet application = new Named("application");
                }
                """);
    }

    @Test
    void aStaticFieldHoldsAServlet() {
        assertThat(answer(app("com.acme.App:servlet"), "/a/b")).isEqualTo("field |/a/b");
    }

    @Test
    void aStaticFieldHoldsAClass() {
        assertThat(answer(app("com.acme.App:type"), "/")).isEqualTo("default |/");
    }

    @Test
    void theClassItself() {
        assertThat(answer(app("com.acme.Named"), "/x")).isEqualTo("default |/x");
    }

    @Test
    void theMemberApplicationOfAClassThatIsNoServlet() {
        assertThat(answer(app("com.acme.App"), "/")).isEqualTo("application |/");
    }

    @Test
    void aNestedClass() {
        assertThat(answer(app("com.acme.App:Nested"), "/")).isEqualTo("nested |/");
    }

    @Test
    void aMethodWithoutParameters() {
        assertThat(answer(app("com.acme.App:make"), "/")).isEqualTo("made |/");
    }

    @Test
    void aFactoryPicksTheOverloadNearestToItsLiterals() {
        assertThat(answer(call("com.acme.App", "create", "prod", 3L), "/")).isEqualTo("prod3 |/");
        assertThat(answer(call("com.acme.App", "create", "prod", 3.5), "/")).isEqualTo("prod/3.5 |/");
        assertThat(answer(call("com.acme.App", "create", List.of("a"), Map.of("b", 2L)), "/"))
                .isEqualTo("[a]{b=2} |/");
        assertThat(answer(call("com.acme.App", "all", true, "x", "y"), "/")).isEqualTo("truex+y |/");
        assertThat(answer(call("com.acme.App", "make"), "/")).isEqualTo("made |/");
    }

    @Test
    void aListGivesEachServletItsOwnMapping() {
        try (TestServer server = TestServer.serving(settings(classes, app("com.acme.App:both")))) {
            assertThat(server.body("/one")).isEqualTo("mapped red false");
            assertThat(server.body("/two/x")).isEqualTo("mapped red false");
            assertThat(server.body("/three")).isEqualTo("plain |/three");
        }
    }

    @Test
    void anArrayLeavesTheRestOfTheContextUnmapped() {
        try (TestServer server = TestServer.serving(settings(classes, app("com.acme.App:array")))) {
            assertThat(server.body("/one")).startsWith("mapped");
            assertThat(server.get("/three").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void severalApplicationsAtTheirContextPaths() {
        AppReference first = at(app("com.acme.App:servlet"), "/a");
        AppReference second = at(app("com.acme.App:make"), "/a/b");
        try (TestServer server = TestServer.serving(settings(classes, first, second))) {
            assertThat(server.body("/a/c")).isEqualTo("field |/c");
            assertThat(server.body("/a/b/c")).isEqualTo("made |/c");
            assertThat(server.body("/a")).isEqualTo("field |null");
            assertThat(server.get("/c").statusCode()).isEqualTo(404);
            assertThat(server.applications().descriptions())
                    .containsExactly("com.acme.App:servlet:/a at /a", "com.acme.App:make:/a/b at /a/b");
        }
    }

    @Test
    void rootPathGoesBeforeTheContextPath() {
        Settings settings = settings(classes, at(app("com.acme.Named"), "/a")).with(Applications.ROOT_PATH, "/root/");
        try (TestServer server = TestServer.serving(settings)) {
            assertThat(server.body("/root/a/x")).isEqualTo("default |/x");
        }
    }

    private static String answer(AppReference app, String target) {
        try (TestServer server = TestServer.serving(settings(classes, app))) {
            return server.body(target);
        }
    }
}
