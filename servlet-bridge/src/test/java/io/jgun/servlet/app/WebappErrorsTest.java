package io.jgun.servlet.app;

import static io.jgun.servlet.app.TestServer.webapp;
import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.AppReference;
import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads when a webapp cannot be loaded. */
final class WebappErrorsTest {

    @TempDir
    Path directory;

    @Test
    void aMissingFileNamesTheNearestOnes() {
        Archive.write(directory, "shop.war", "");
        assertThat(message(webapp(directory.resolve("shopp.war"))))
                .contains("there is no file or directory " + directory.resolve("shopp.war") + ".")
                .contains("Did you mean shop.war?");
    }

    @Test
    void aWordThatIsNoFileMayBeAClass() {
        assertThat(message(new AppReference.Webapp("app", "/", Path.of("app"))))
                .contains("If a class is meant, write it with its member: app:servlet");
    }

    @Test
    void aFileThatIsNoArchive() {
        Archive.write(directory, "shop.war", "this is text");
        assertThat(message(webapp(directory.resolve("shop.war")))).contains("is not a WAR file: it is no ZIP archive");
    }

    @Test
    void anEntryThatPointsOutside() {
        Path war = Archive.single(directory.resolve("evil.war"), "../evil.txt", "x");
        assertThat(message(webapp(war))).contains("has an entry that points outside of it, \"../evil.txt\"");
    }

    @Test
    void aBrokenDescriptorIsNamedWithItsLine() {
        Archive.write(directory, "WEB-INF/web.xml", """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <servlet>
                </web-app>
                """);
        assertThat(message(webapp(directory))).contains("WEB-INF/web.xml:3:").contains("servlet");
    }

    @Test
    void aMissingServletClassIsNamed() {
        Archive.write(directory, "WEB-INF/web.xml", """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <servlet>
                    <servlet-name>a</servlet-name><servlet-class>com.acme.Gone</servlet-class>
                    <load-on-startup>1</load-on-startup>
                  </servlet>
                  <servlet-mapping><servlet-name>a</servlet-name><url-pattern>/a</url-pattern></servlet-mapping>
                </web-app>
                """);
        assertThat(message(webapp(directory))).contains("com.acme.Gone");
    }

    @Test
    void whatListenersInitializersAndServletsThrow() {
        Path classes = directory.resolve("WEB-INF/classes");
        Sources.compile(classes, """
                @WebListener
                public class Listens implements ServletContextListener {
                    public void contextInitialized(ServletContextEvent e) { throw new IllegalStateException("no queue"); }
                }
                """);
        assertThat(message(webapp(directory)))
                .contains("IllegalStateException: no queue")
                .contains("    at com.acme.Listens.contextInitialized(Listens.java:");
    }

    @Test
    void whatAnInitializerThrows() {
        Path classes = directory.resolve("WEB-INF/classes");
        Sources.compile(classes, """
                public class Starts implements ServletContainerInitializer {
                    public void onStartup(Set<Class<?>> types, ServletContext context) throws ServletException {
                        throw new ServletException("no licence");
                    }
                }
                """);
        Archive.write(classes, "META-INF/services/jakarta.servlet.ServletContainerInitializer", "com.acme.Starts");
        assertThat(message(webapp(directory)))
                .contains("ServletException: no licence")
                .contains("    at com.acme.Starts.onStartup(Starts.java:");
    }

    @Test
    void whatAServletThrowsOnStartup() {
        Sources.compile(directory.resolve("WEB-INF/classes"), """
                @WebServlet(urlPatterns = "/a", loadOnStartup = 1)
                public class Eager extends HttpServlet {
                    public void init() throws ServletException { throw new UnavailableException("not configured"); }
                }
                """);
        assertThat(message(webapp(directory)))
                .contains("init() of com.acme.Eager failed:")
                .contains("UnavailableException: not configured");
    }

    @Test
    void aWebappForJavaxIsRefused() throws IOException {
        Path library = directory.resolve("api");
        Sources.compileFile(
                library, "javax/servlet/Servlet.java", "package javax.servlet; public interface Servlet {}");
        Sources.compileFile(
                library, "old/App.java", "package old; public class App implements javax.servlet.Servlet {}");
        Path app = directory.resolve("app");
        Files.createDirectories(app.resolve("WEB-INF/classes/old"));
        Files.copy(library.resolve("old/App.class"), app.resolve("WEB-INF/classes/old/App.class"));
        Archive.write(app, "WEB-INF/web.xml", """
                <web-app xmlns="http://xmlns.jcp.org/xml/ns/javaee" version="4.0"></web-app>
                """);
        assertThat(message(webapp(app)))
                .contains("written for javax.servlet (Java EE), and its WEB-INF/web.xml is older than Jakarta EE 9")
                .contains("jgun needs the Jakarta API");
    }

    private static String message(AppReference app) {
        Settings settings = Settings.defaults().with(Applications.APP, List.of(app));
        ExitException failure = Failures.of(() -> TestServer.serving(settings));
        assertThat(failure.code()).isEqualTo(ExitCode.APP_LOAD_ERROR);
        String message = String.valueOf(failure.getMessage());
        assertThat(message)
                .startsWith("Cannot load " + app.text() + ": ")
                .doesNotContain("\tat ")
                .doesNotContain("org.eclipse.jetty.ee10.webapp.WebAppContext.");
        return message;
    }
}
