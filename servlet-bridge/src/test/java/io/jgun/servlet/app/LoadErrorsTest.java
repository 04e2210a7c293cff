package io.jgun.servlet.app;

import static io.jgun.servlet.app.TestServer.app;
import static io.jgun.servlet.app.TestServer.at;
import static io.jgun.servlet.app.TestServer.call;
import static io.jgun.servlet.app.TestServer.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.AppReference;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads when servlet classes cannot be loaded: the cause, the place, the remedy; no bare stack trace. */
final class LoadErrorsTest {

    @TempDir
    static Path classes;

    @BeforeAll
    static void compile() {
        Sources.compile(classes, """
                public class App extends HttpServlet {
                    public static final Servlet servlet = new App();
                    public static final String name = "text";
                    public static final Servlet nothing = null;
                    public static final List<Object> empty = List.of();
                    public static final List<Object> mixed = List.of(new App(), "text");
                    public static final Object[] twice = {App.class, App.class};
                    public final Servlet instance = null;
                    public static Servlet create(String env, int n) { return new App(); }
                    public static Servlet create(List<String> names) { return new App(); }
                    public static Servlet fail() { throw new IllegalStateException("no database"); }
                    public class Inner extends HttpServlet {}
                }
                """, """
                public class Plain { static int count; }
                """, """
                public abstract class Unfinished extends HttpServlet {}
                """, """
                public class Private extends HttpServlet { private Private() {} }
                """, """
                public class Greedy extends HttpServlet { public Greedy(String text) {} }
                """, """
                public class Static extends HttpServlet {
                    static final int LIMIT = limit();
                    static int limit() {
                        throw new IllegalStateException("no limit", new IOException("disk on fire"));
                    }
                }
                """, """
                public class Made extends HttpServlet {
                    public Made() { throw new UnsupportedOperationException("not today"); }
                }
                """, """
                public class Initialised extends HttpServlet {
                    public void init() throws ServletException { throw new ServletException("no configuration"); }
                }
                """, """
                @WebServlet("path")
                public class BadPattern extends HttpServlet {}
                """);
    }

    @Test
    void aMissingClassNamesTheNearestOnesAndTheClassPath() {
        assertThat(message("com.acme.Ap:servlet"))
                .startsWith("Cannot load com.acme.Ap:servlet: there is no class com.acme.Ap.")
                .contains("Did you mean com.acme.App")
                .contains("Class path searched (set it with --classpath):\n  " + classes);
        assertThat(message("com.foo.App")).contains("Did you mean com.acme.App?");
    }

    @Test
    void aPythonApplicationIsExplained() {
        assertThat(message("myproj.wsgi:application"))
                .contains("there is no class myproj.wsgi.")
                .contains("WSGI application of a Python project. jgun runs Java servlets");
    }

    @Test
    void aMissingClassPathEntryIsMarked() {
        Settings settings = settings(classes.resolveSibling("nowhere"), app("com.acme.App"));
        assertThat(failure(settings)).contains("nowhere  (does not exist)");
    }

    @Test
    void aMissingMemberNamesThoseThatAreThere() {
        assertThat(message("com.acme.App:servlets"))
                .contains("com.acme.App has no static field, static method or nested class \"servlets\".")
                .contains("Did you mean servlet?")
                .contains("Static members of com.acme.App: Inner, create, empty, fail, mixed, name, nothing");
        assertThat(message("com.acme.App:instance")).contains("\"instance\" is there, but not static");
    }

    @Test
    void aClassWithoutServletAndMember() {
        assertThat(message("com.acme.Plain"))
                .contains("com.acme.Plain is not a servlet")
                .contains("no static member \"application\"")
                .contains("Static members of com.acme.Plain: count");
    }

    @Test
    void whatIsNoServlet() {
        assertThat(message("com.acme.App:name")).contains("java.lang.String, which is not a jakarta.servlet.Servlet");
        assertThat(message("com.acme.App:nothing")).contains("the field nothing of com.acme.App gave null");
        assertThat(message("com.acme.App:empty")).contains("the list of servlets is empty");
        assertThat(message("com.acme.App:mixed")).contains("java.lang.String, which is not a jakarta.servlet.Servlet");
    }

    @Test
    void classesThatCannotBeInstantiated() {
        assertThat(message("com.acme.Unfinished")).contains("com.acme.Unfinished is abstract");
        assertThat(message("com.acme.Private")).contains("no public constructor without parameters");
        assertThat(message("com.acme.Greedy")).contains("no public constructor without parameters");
        assertThat(message("com.acme.App:Inner")).contains("is an inner class: make it static");
    }

    @Test
    void aFactoryThatDoesNotFitListsTheCandidates() {
        assertThat(failure(settings(classes, call("com.acme.App", "create", 3L, "prod"))))
                .contains("no method create of com.acme.App takes (3, \"prod\"). It has:")
                .contains("\n  create(List<String>)\n  create(String, int)");
        assertThat(failure(settings(classes, call("com.acme.App", "create", "prod", 3_000_000_000L))))
                .contains("takes (\"prod\", 3000000000)");
        assertThat(message("com.acme.App:create")).contains("takes (). It has:");
    }

    @Test
    void whatApplicationsThrowIsShownWithItsPlace() {
        assertThat(message("com.acme.Static"))
                .contains("the static initializer of com.acme.Static failed:")
                .contains("\n  java.lang.IllegalStateException: no limit\n    at com.acme.Static.limit(Static.java:")
                .contains("    at com.acme.Static.<clinit>(Static.java:")
                .contains("\n  caused by: java.io.IOException: disk on fire");
        assertThat(message("com.acme.Made"))
                .contains("the constructor of com.acme.Made failed:")
                .contains(
                        "\n  java.lang.UnsupportedOperationException: not today\n    at com.acme.Made.<init>(Made.java:");
        assertThat(message("com.acme.App:fail"))
                .contains("fail() failed:")
                .contains("\n  java.lang.IllegalStateException: no database\n    at com.acme.App.fail(App.java:");
        assertThat(message("com.acme.Initialised"))
                .contains("init() of com.acme.Initialised failed:")
                .contains("\n  jakarta.servlet.ServletException: no configuration\n    at com.acme.Initialised.init(");
    }

    @Test
    void mappingsThatCannotWork() {
        assertThat(message("com.acme.App:twice")).contains("are both mapped to /*");
        assertThat(message("com.acme.BadPattern")).contains("\"path\" of com.acme.BadPattern must begin with / or *.");
    }

    @Test
    void twoApplicationsAtOnePathOrOneInstanceTwice() {
        assertThat(failure(settings(classes, app("com.acme.App"), app("com.acme.App:servlet"))))
                .contains("com.acme.App and com.acme.App:servlet both have the context path /");
        AppReference second = at(app("com.acme.App:servlet"), "/b");
        assertThat(failure(settings(classes, app("com.acme.App:servlet"), second)))
                .contains("the same instance of com.acme.App is already served by com.acme.App:servlet");
    }

    @Test
    void aClassForANewerJavaSaysWhichOneItNeeds(@TempDir Path newer) throws IOException {
        byte[] compiled = Files.readAllBytes(classes.resolve("com/acme/App.class"));
        // The major version: JVMS 4.1.
        compiled[6] = 0;
        compiled[7] = 99;
        Files.createDirectories(newer.resolve("com/acme"));
        Files.write(newer.resolve("com/acme/App.class"), compiled);
        assertThat(failure(settings(newer, app("com.acme.App"))))
                .contains("com.acme.App was compiled for Java 55, and this is Java "
                        + Runtime.version().feature())
                .contains("Run jgun with Java 55 or newer (JAVA_HOME)");
    }

    @Test
    void javaxServletsAreExplained(@TempDir Path old) {
        Sources.compileFile(old, "javax/servlet/Servlet.java", "package javax.servlet; public interface Servlet {}");
        Sources.compileFile(
                old,
                "old/App.java",
                "package old; public class App implements javax.servlet.Servlet {"
                        + " public static final App servlet = new App(); }");
        assertThat(failure(settings(old, app("old.App:servlet")))).contains("change the imports to jakarta.servlet");
    }

    private static String message(String app) {
        return failure(settings(classes, app(app)));
    }

    private static String failure(Settings settings) {
        ExitException failure = Failures.of(() -> TestServer.serving(settings));
        // Frames of the application only: never a bare stack trace.
        assertThat(failure.getMessage())
                .doesNotContain("\tat ")
                .doesNotContain("io.jgun.servlet")
                .doesNotContain("java.base");
        assertThat(failure.code()).isEqualTo(ExitCode.APP_LOAD_ERROR);
        return String.valueOf(failure.getMessage());
    }
}
