package io.jgun.acceptance;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A developer's directory with {@code target/classes}.
 *
 * @param directory to run jgun in
 */
record Project(Path directory) {

    private static final String SERVLET = """
            package com.acme;
            import jakarta.servlet.http.*;
            public class App extends HttpServlet {
                @Override protected void doGet(HttpServletRequest request, HttpServletResponse response)
                        throws java.io.IOException {
                    %s
                }
            }
            """;

    Path classes() {
        return directory.resolve("target/classes");
    }

    Path appClass() {
        return classes().resolve("com/acme/App.class");
    }

    /** Compiles {@code com.acme.App} with this text and saves it. */
    void saveAppThatSays(String text) {
        save(compile("App", SERVLET.formatted("response.getOutputStream().print(\"" + text + "\");")), classes());
    }

    /** Compiles {@code com.acme.App} with these statements of its {@code doGet} and saves it. */
    void saveApp(String statements) {
        save(compile("App", SERVLET.formatted(statements)), classes());
    }

    /** What {@link #saveAppThatSays} would save. */
    byte[] appThatSays(String text) {
        Path compiled = compile("App", SERVLET.formatted("response.getOutputStream().print(\"" + text + "\");"));
        try {
            return Files.readAllBytes(compiled.resolve("com/acme/App.class"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles a class of the package com.acme and saves it to a directory. */
    void saveClass(Path target, String name, String source) {
        save(compile(name, source), target);
    }

    /** Writes a text file. */
    Path write(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path compile(String name, String source) {
        try {
            Path work = Files.createTempDirectory(directory, ".compile");
            Path file = Files.writeString(work.resolve(name + ".java"), source);
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter output = new StringWriter();
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                List<String> options = List.of(
                        "-proc:none",
                        "-g",
                        "--release",
                        "17",
                        "-d",
                        work.toString(),
                        "-cp",
                        System.getProperty("java.class.path"));
                if (!compiler.getTask(output, files, null, options, null, files.getJavaFileObjects(file))
                        .call()) {
                    throw new AssertionError(output.toString());
                }
            }
            Files.delete(file);
            return work;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In place, as a compiler does. */
    private static void save(Path compiled, Path target) {
        try (Stream<Path> files = Files.walk(compiled)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path saved = target.resolve(compiled.relativize(file).toString());
                Files.createDirectories(saved.getParent());
                Files.write(saved, Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
