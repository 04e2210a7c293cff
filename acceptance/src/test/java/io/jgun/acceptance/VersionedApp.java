package io.jgun.acceptance;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The servlet class {@code app.App}, to be compiled again and again. It answers with its version; with {@code ?seconds=}
 * after that time; and it reads the body of a request to its end.
 */
final class VersionedApp {

    private static final String SOURCE = """
            package app;

            @jakarta.servlet.annotation.WebServlet("/*")
            public class App extends jakarta.servlet.http.HttpServlet {
                private static final String VERSION = "%1$s";

                @Override
                public void init() {
                    %2$s
                }

                @Override
                protected void service(
                        jakarta.servlet.http.HttpServletRequest request,
                        jakarta.servlet.http.HttpServletResponse response) throws java.io.IOException {
                    String body = new String(request.getInputStream().readAllBytes());
                    String seconds = request.getParameter("seconds");
                    if (seconds != null) {
                        try {
                            Thread.sleep((long) (Double.parseDouble(seconds) * 1000));
                        } catch (InterruptedException e) {
                            throw new IllegalStateException("interrupted", e);
                        }
                    }
                    response.getWriter().print(VERSION + body);
                }
            }
            """;

    private final Path directory;

    VersionedApp(Path directory) {
        this.directory = directory;
    }

    /** For {@code --classpath}. */
    Path classes() {
        return directory.resolve("classes");
    }

    Path war() {
        return directory.resolve("app.war");
    }

    /** From now on this version is what a start finds. */
    VersionedApp version(String version) {
        return write(version, "");
    }

    /** From now on a start finds a class whose {@code init} runs these statements. */
    VersionedApp initialising(String version, String statements) {
        return write(version, statements);
    }

    private VersionedApp write(String version, String init) {
        try {
            Path fresh = Files.createTempDirectory(directory, "fresh");
            Path source = Files.writeString(fresh.resolve("App.java"), SOURCE.formatted(version, init));
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            int code = compiler.run(
                    null,
                    null,
                    null,
                    "--release",
                    "17",
                    "-proc:none",
                    "-cp",
                    Servlet.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath(),
                    "-d",
                    fresh.toString(),
                    source.toString());
            if (code != 0) {
                throw new AssertionError("does not compile: " + init);
            }
            put(fresh.resolve("app/App.class"), fresh.resolve("app.war"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both in one step each, as a good deployment does. */
    private void put(Path classFile, Path war) throws IOException {
        try (OutputStream file = Files.newOutputStream(war);
                JarOutputStream jar = new JarOutputStream(file)) {
            jar.putNextEntry(new JarEntry("WEB-INF/classes/app/App.class"));
            jar.write(Files.readAllBytes(classFile));
        }
        Files.createDirectories(classes().resolve("app"));
        Files.move(war, war(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.move(
                classFile,
                classes().resolve("app/App.class"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
