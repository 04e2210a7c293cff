package io.jgun.servlet.app;

import static io.jgun.servlet.app.TestServer.app;
import static io.jgun.servlet.app.TestServer.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Applications;
import io.jgun.settings.ServerMechanics;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a servlet class may rely on: its life, its class loader, its environment. */
final class ServletLifecycleTest {

    @TempDir
    static Path classes;

    @BeforeAll
    static void compile() throws IOException {
        Sources.compile(classes, """
                public class Life extends HttpServlet {
                    static String loader() {
                        return String.valueOf(Thread.currentThread().getContextClassLoader() == Life.class.getClassLoader());
                    }
                    static void note(String what) {
                        System.setProperty("life", System.getProperty("life", "") + what + loader() + " ");
                    }
                    static { note("static "); }
                    public void init() { note("init "); }
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) { note("get "); }
                    public void destroy() { note("destroy "); }
                }
                """, """
                public class Looks extends HttpServlet {
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        PrintWriter out = r.getWriter();
                        for (String name : q.getParameterValues("class")) {
                            try {
                                Class<?> c = Class.forName(name);
                                out.print(c.getClassLoader() == getClass().getClassLoader() ? "own " : "shared ");
                            } catch (ClassNotFoundException e) {
                                out.print("none ");
                            }
                        }
                        out.print(getClass().getResource("/greeting.txt") != null);
                        out.print(getClass().getResource("/logback-test.xml") != null);
                        out.print(" " + ServiceLoader.load(Runnable.class).findFirst().get().getClass().getName());
                    }
                }
                """, """
                public class Service implements Runnable { public void run() {} }
                """, """
                public class Env extends HttpServlet {
                    static final String AT_START = System.getProperty("COLOUR");
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        ServletContext c = getServletContext();
                        r.getWriter().print(AT_START + c.getInitParameter("COLOUR") + c.getAttribute("COLOUR")
                            + " " + c.getContextPath() + " " + c.getAttribute(ServletContext.TEMPDIR));
                    }
                }
                """);
        Sources.compileFile(classes, "org/slf4j/Logger.java", "package org.slf4j; public class Logger {}");
        Sources.compileFile(
                classes, "jakarta/servlet/Servlet.java", "package jakarta.servlet; public interface Servlet {}");
        Files.writeString(classes.resolve("greeting.txt"), "hello");
        Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(classes.resolve("META-INF/services/java.lang.Runnable"), "com.acme.Service");
    }

    @Test
    void initAndDestroyRunOnceWithTheApplicationsClassLoader() {
        System.clearProperty("life");
        try (TestServer server = TestServer.serving(settings(classes, app("com.acme.Life")))) {
            assertThat(System.getProperty("life")).isEqualTo("static true init true ");
            server.get("/");
            server.get("/");
            server.applications().stop();
        }
        assertThat(System.getProperty("life")).isEqualTo("static true init true get true get true destroy true ");
    }

    @Test
    void aSecondGenerationLoadsItsClassesAnew() {
        System.clearProperty("life");
        Settings settings = settings(classes, app("com.acme.Life"));
        try (TestServer first = TestServer.serving(settings);
                TestServer second = TestServer.serving(settings)) {
            assertThat(System.getProperty("life")).isEqualTo("static true init true static true init true ");
            assertThat(first.get("/").statusCode()).isEqualTo(second.get("/").statusCode());
        }
    }

    @Test
    void onlyTheSharedApisOfTheServerAreSeen() {
        String query =
                "/?class=org.slf4j.Logger&class=ch.qos.logback.classic.Logger&class=org.eclipse.jetty.server.Server"
                        + "&class=picocli.CommandLine&class=jakarta.servlet.Servlet&class=java.sql.Connection"
                        + "&class=io.jgun.hooks.ServerHooks&class=io.jgun.cli.Main&class=com.sun.tools.javac.Main";
        try (TestServer server = TestServer.serving(settings(classes, app("com.acme.Looks")))) {
            assertThat(server.body(query))
                    .isEqualTo("own none none none shared shared shared none shared truefalse com.acme.Service");
        }
    }

    @Test
    void rawEnvIsSeenAndThenGone(@TempDir Path temporary) throws IOException {
        System.setProperty("COLOUR", "before");
        Settings settings = settings(classes, app("com.acme.Env"))
                .with(Applications.RAW_ENV, Map.of("COLOUR", "red"))
                .with(ServerMechanics.WORKER_TMP_DIR, java.util.Optional.of(temporary));
        try (TestServer server = TestServer.serving(settings)) {
            assertThat(server.body("/")).startsWith("redredred  " + temporary.toRealPath());
            try (Stream<Path> files = Files.list(temporary)) {
                List<Path> directories = files.toList();
                assertThat(directories).hasSize(1);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directories.get(0))))
                        .isEqualTo("rwx------");
            }
        }
        assertThat(System.getProperty("COLOUR")).isEqualTo("before");
        assertThat(temporary).isEmptyDirectory();
        System.clearProperty("COLOUR");
    }

    @Test
    void aFailedLoadLeavesNothingBehind(@TempDir Path temporary) {
        Settings settings = settings(classes, app("com.acme.Missing"))
                .with(Applications.RAW_ENV, Map.of("COLOUR", "red"))
                .with(ServerMechanics.WORKER_TMP_DIR, java.util.Optional.of(temporary));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                () -> TestServer.serving(settings).close());
        assertThat(temporary).isEmptyDirectory();
        assertThat(System.getProperty("COLOUR")).isNull();
    }
}
