package io.jgun.servlet.app;

import static io.jgun.servlet.app.TestServer.webapp;
import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A webapp is given what its files ask for, and no less. */
class LeanWebappTest {

    private static final String WEB_SOCKETS = "jakarta.websocket.server.ServerContainer";

    @TempDir
    Path root;

    @Test
    void withoutAnythingItHasItsServletsAndInitializers() throws IOException {
        servlet("""
                @WebServlet({"/", "/here"})
                public class App extends HttpServlet {
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        List<String> names = Collections.list(getServletContext().getAttributeNames());
                        r.getWriter().print(getServletContext().getAttribute("initializer") + " " + names.stream()
                            .filter(it -> it.contains("ServerContainer")).toList() + getServletContext().getMajorVersion());
                    }
                }
                """);
        Path library = Files.createDirectories(root.resolveSibling("library-" + root.getFileName()));
        Sources.compile(library, """
                @jakarta.servlet.annotation.HandlesTypes(HttpServlet.class)
                public class Initializer implements ServletContainerInitializer {
                    public void onStartup(Set<Class<?>> types, ServletContext context) {
                        context.setAttribute("initializer", types.toString());
                    }
                }
                """);
        Archive.write(library, "META-INF/services/jakarta.servlet.ServletContainerInitializer", "com.acme.Initializer");
        Files.createDirectories(root.resolve("WEB-INF/lib"));
        Archive.pack(library, root.resolve("WEB-INF/lib/library.jar"));
        assertThat(answer("/here")).isEqualTo("[class com.acme.App] []6");
        assertThat(answer("/elsewhere")).isEqualTo("[class com.acme.App] []6");
    }

    @Test
    void itsWebXmlOverridesTheDefaults() throws IOException {
        Archive.write(root, "home.txt", "home");
        Archive.write(root, "WEB-INF/web.xml", """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <welcome-file-list><welcome-file>home.txt</welcome-file></welcome-file-list>
                </web-app>
                """);
        assertThat(answer("/")).isEqualTo("home");
    }

    @Test
    void whoMentionsWebSocketsHasThem() throws IOException {
        servlet("""
                @WebServlet("/here")
                public class App extends HttpServlet {
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        Object container = getServletContext().getAttribute("%s");
                        r.getWriter().print(container != null);
                    }
                }
                """.formatted(WEB_SOCKETS));
        assertThat(answer("/here")).isEqualTo("true");
    }

    @Test
    void whoLooksUpNamesFindsThem() throws IOException {
        servlet("""
                @WebServlet("/here")
                public class App extends HttpServlet {
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        try {
                            r.getWriter().print(new javax.naming.InitialContext().lookup("java:comp/env") != null);
                        } catch (javax.naming.NamingException e) {
                            r.getWriter().print(e);
                        }
                    }
                }
                """);
        assertThat(answer("/here")).isEqualTo("true");
    }

    @Test
    void whoHasMethodsToBeCalledIsCalled() throws IOException {
        servlet("""
                @WebServlet("/here")
                public class App extends HttpServlet {
                    private String made = "";
                    @jakarta.annotation.PostConstruct void made() { made = "made"; }
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        r.getWriter().print(made);
                    }
                }
                """);
        assertThat(answer("/here")).isEqualTo("made");
    }

    private void servlet(String source) {
        Sources.compile(root.resolve("WEB-INF/classes"), source);
    }

    private String answer(String path) {
        try (TestServer server =
                TestServer.serving(Settings.defaults().with(Applications.APP, List.of(webapp(root))))) {
            return server.body(path);
        }
    }
}
