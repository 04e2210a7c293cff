package io.jgun.servlet.app;

import static io.jgun.servlet.app.TestServer.webapp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EventListener;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterMapping;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletMapping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A webapp has the same servlets, filters, listeners and sets of classes, whether it is scanned or remembered. */
class RememberedScanTest {

    private static final String SCANS = "jgun.scans";

    /** Else it is the order of Jetty's threads in which the servlets of jars come. */
    private static final String SEVERAL_THREADS = "org.eclipse.jetty.annotations.multiThreaded";

    @TempDir
    Path temp;

    private Path root;

    @BeforeEach
    void aWebappOfAllKinds() throws IOException {
        System.setProperty(SEVERAL_THREADS, "false");
        root = Files.createDirectory(temp.resolve("app"));
        Files.createDirectories(root.resolve("WEB-INF/lib"));
        Files.write(root.resolve("WEB-INF/lib/large"), new byte[1 << 20]);
        Path classes = root.resolve("WEB-INF/classes");
        Sources.compile(classes, "public @interface Marked {}", """
                @HandlesTypes({Marked.class, HttpServlet.class, Comparator.class})
                public class Starts implements ServletContainerInitializer {
                    public void onStartup(Set<Class<?>> types, ServletContext context) {
                        context.setAttribute("types", types == null ? "none" : new TreeSet<>(types.stream()
                            .map(Class::getName).toList()).toString());
                    }
                }
                """);
        Archive.write(classes, "META-INF/services/jakarta.servlet.ServletContainerInitializer", "com.acme.Starts");
        part(classes, "Own");
        Sources.compile(
                classes,
                "@WebListener public class OwnListener implements ServletContextListener {}",
                "public class OnMethod { @Marked void it() {} @Deprecated void other() {} }",
                "public class OnField { @Marked int it; }",
                "@Marked public class OnClass {}",
                "public class Below extends OnClass {}",
                "public class Compares implements Comparator<String> {"
                        + " public int compare(String a, String b) { return 0; } }");
        library("early", "<ordering><before><others/></before></ordering>", "");
        library("late", "<ordering><after><others/></after></ordering>", "");
        library("complete", "", " metadata-complete=\"true\"");
        Archive.pack(part(temp.resolve("plain"), "Plain"), root.resolve("WEB-INF/lib/plain.jar"));
    }

    @AfterEach
    void forget() {
        System.clearProperty(SCANS);
        System.clearProperty(SEVERAL_THREADS);
    }

    @Test
    void withoutWebXml() {
        assertThat(check())
                .contains("servlet Own [/Own]", "servlet Plain [/Plain]", "servlet early [/early]")
                .contains("filter OwnFilter [/*]", "filter lateFilter [/*]", "listener com.acme.OwnListener")
                .doesNotContain("servlet complete [/complete]")
                .anyMatch(line -> line.startsWith("types [com.acme.Below, com.acme.Compares, com.acme.OnClass,")
                        && line.contains("com.acme.OnField, com.acme.OnMethod, com.acme.Own,")
                        && line.contains("com.acme.complete"));
    }

    @Test
    void withJarsLeftOutByAnOrdering() {
        webXml("", "<absolute-ordering><name>late</name></absolute-ordering>");
        assertThat(check())
                .contains("servlet Own [/Own]", "servlet late [/late]")
                .doesNotContain("servlet early [/early]", "servlet Plain [/Plain]")
                .noneMatch(line -> line.contains("com.acme.early"));
    }

    @Test
    void withMetadataComplete() {
        webXml(" metadata-complete=\"true\"", "");
        assertThat(check())
                .doesNotContain("servlet Own [/Own]", "servlet Plain [/Plain]")
                .anyMatch(line -> line.startsWith("types [") && line.contains("com.acme.Plain"));
    }

    @Test
    void withoutInitializers() throws IOException {
        Files.delete(root.resolve("WEB-INF/classes/META-INF/services/jakarta.servlet.ServletContainerInitializer"));
        assertThat(check()).contains("servlet Own [/Own]", "types null");
    }

    /** A scan is remembered whatever it was for. */
    @Test
    void withAnotherDescriptorThanBefore() {
        webXml(" metadata-complete=\"true\"", "");
        check();
        webXml("", "");
        List<String> remembered = describe();
        System.clearProperty(SCANS);
        assertThat(remembered).isEqualTo(describe()).contains("servlet Own [/Own]");
    }

    /** The same by Jetty's own scan, by one that is recorded, and by what was recorded. */
    private List<String> check() {
        System.clearProperty(SCANS);
        List<String> scanned = describe();
        System.setProperty(SCANS, "make:" + temp.resolve("class-data") + ":" + temp.resolve("cache"));
        assertThat(describe()).isEqualTo(scanned);
        await().until(() -> scans().size() == 1);
        FileTime written = FileTime.from(Instant.now().minusSeconds(10));
        try {
            Files.setLastModifiedTime(scans().get(0), written);
            System.setProperty(SCANS, "use:" + temp.resolve("class-data") + ":" + temp.resolve("cache"));
            assertThat(describe()).isEqualTo(scanned);
            assertThat(Files.getLastModifiedTime(scans().get(0))).isEqualTo(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scanned;
    }

    private List<String> describe() {
        Settings settings = Settings.defaults().with(Applications.APP, List.of(webapp(root)));
        try (TestServer server = TestServer.serving(settings)) {
            ServletContextHandler context =
                    (ServletContextHandler) server.applications().handler();
            List<String> lines = new ArrayList<>();
            for (ServletMapping mapping : context.getServletHandler().getServletMappings()) {
                lines.add("servlet " + mapping.getServletName() + " " + Arrays.toString(mapping.getPathSpecs()));
            }
            for (FilterMapping mapping : context.getServletHandler().getFilterMappings()) {
                lines.add("filter " + mapping.getFilterName() + " " + Arrays.toString(mapping.getPathSpecs()));
            }
            for (EventListener listener : context.getEventListeners()) {
                lines.add("listener " + listener.getClass().getName());
            }
            lines.add("types " + context.getServletContext().getAttribute("types"));
            return lines;
        }
    }

    private List<Path> scans() {
        Path directory = temp.resolve(Files.exists(temp.resolve("lib")) ? "class-data" : "cache");
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".scan")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void webXml(String attribute, String elements) {
        Archive.write(root, "WEB-INF/web.xml", """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0"%s>%s</web-app>
                """.formatted(attribute, elements));
    }

    private void library(String name, String elements, String attribute) {
        Path files = part(temp.resolve(name), name);
        Archive.write(files, "META-INF/web-fragment.xml", """
                <web-fragment xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0"%s><name>%s</name>%s</web-fragment>
                """.formatted(attribute, name, elements));
        Archive.pack(files, root.resolve("WEB-INF/lib/" + name + ".jar"));
    }

    private static Path part(Path directory, String name) {
        return Sources.compile(
                directory,
                "@WebServlet(name = \"%1$s\", value = \"/%1$s\") public class %1$s extends HttpServlet {}"
                        .formatted(name),
                "@WebFilter(filterName = \"%1$sFilter\", value = \"/*\") public class %1$sFilter extends HttpFilter {}"
                        .formatted(name));
    }
}
