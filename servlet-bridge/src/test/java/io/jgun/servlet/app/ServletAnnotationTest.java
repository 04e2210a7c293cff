package io.jgun.servlet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.jgun.servlet.start.FileAnnotations;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from a class file, and what Java tells of the same class in a jar, which is not read. */
class ServletAnnotationTest {

    @TempDir
    static Path temp;

    private static Path directory;
    private static Path jar;

    @BeforeAll
    static void compile() {
        directory = Sources.compile(temp.resolve("classes"), """
                @WebServlet(name = "all", urlPatterns = {"/a", "*.b"}, loadOnStartup = 7, asyncSupported = true,
                    displayName = "All of it", initParams = {@WebInitParam(name = "one", value = "1"),
                    @WebInitParam(name = "two", value = "\\u00fc")})
                @MultipartConfig
                public class All extends HttpServlet {}
                """, """
                @WebServlet("/short")
                public class Short extends HttpServlet {}
                """, """
                @WebServlet
                public class Defaults extends HttpServlet {}
                """, """
                @ServletSecurity
                public class Secure extends HttpServlet {}
                """, """
                public class Inherits extends Secure {}
                """, """
                public class Plain extends All {}
                """);
        jar = Archive.pack(directory, temp.resolve("classes.jar"));
    }

    @Test
    void aFileTellsWhatJavaTells() throws Exception {
        for (String name : List.of("All", "Short", "Defaults", "Plain", "Inherits")) {
            assertThat(ServletAnnotation.of(load(directory, name)))
                    .as(name)
                    .isEqualTo(ServletAnnotation.of(load(jar, name)));
        }
        ServletAnnotation all = assertNotNullAnd(ServletAnnotation.of(load(directory, "All")));
        assertThat(all.urlPatterns()).containsExactly("/a", "*.b");
        assertThat(all.initParams()).containsOnly(Map.entry("one", "1"), Map.entry("two", "ü"));
        assertThat(all.loadOnStartup()).isEqualTo(7);
        assertThat(ServletAnnotation.of(load(directory, "Plain"))).isNull();
    }

    private static ServletAnnotation assertNotNullAnd(@Nullable ServletAnnotation annotation) {
        assertNotNull(annotation);
        return annotation;
    }

    @Test
    void onlyFilesOfDirectoriesAreRead() throws Exception {
        assertThat(FileAnnotations.of(load(directory, "All"))).isPresent();
        assertThat(FileAnnotations.of(load(jar, "All"))).isEmpty();
        assertThat(FileAnnotations.of(ServletAnnotationTest.class)).isEmpty();
        assertThat(FileAnnotations.of(int.class)).isEmpty();
        assertThat(FileAnnotations.of(load(directory, "Short").arrayType())).isEmpty();
    }

    @Test
    void findsWhatJavaFinds() throws Exception {
        for (Path place : List.of(directory, jar)) {
            assertThat(FileAnnotations.find(load(place, "All"), MultipartConfig.class))
                    .isNotNull();
            assertThat(FileAnnotations.find(load(place, "All"), ServletSecurity.class))
                    .isNull();
            assertThat(FileAnnotations.find(load(place, "Plain"), MultipartConfig.class))
                    .isNull();
            assertThat(FileAnnotations.find(load(place, "Plain"), WebServlet.class))
                    .isNull();
            assertThat(FileAnnotations.find(load(place, "Secure"), ServletSecurity.class))
                    .isNotNull();
            assertThat(FileAnnotations.find(load(place, "Inherits"), ServletSecurity.class))
                    .isNotNull(); // it is @Inherited
        }
    }

    @Test
    void aFileThatIsGoneIsNoHindrance() throws Exception {
        Class<?> type = load(Sources.compile(temp.resolve("gone"), """
                @WebServlet("/there")
                public class There extends HttpServlet {}
                """), "There");
        Files.delete(temp.resolve("gone/com/acme/There.class"));
        assertThat(assertNotNullAnd(ServletAnnotation.of(type)).value()).containsExactly("/there");
    }

    @Test
    void aFileThatIsHalfWrittenIsNoHindrance() throws Exception {
        Path classes = Sources.compile(temp.resolve("half"), """
                @WebServlet("/half")
                public class Half extends HttpServlet {}
                """);
        Path file = classes.resolve("com/acme/Half.class");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, whole);
            Class<?> type = load(classes, "Half");
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(assertNotNullAnd(ServletAnnotation.of(type)).value())
                    .as("%d of %d bytes", length, whole.length)
                    .containsExactly("/half");
        }
    }

    private static Class<?> load(Path classPath, String name) throws IOException, ReflectiveOperationException {
        URLClassLoader loader = new URLClassLoader(new URL[] {classPath.toUri().toURL()});
        return loader.loadClass("com.acme." + name);
    }
}
