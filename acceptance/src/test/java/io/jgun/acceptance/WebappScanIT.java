package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scan of a large webapp found is remembered, beside the jars of an installation of these tests' own. */
@BesideOthers
class WebappScanIT {

    private static final int NOBODY = 65534;

    private static final String SERVLET = """
            package com.acme;
            @jakarta.servlet.annotation.WebServlet("/%1$s")
            public class %2$s extends jakarta.servlet.http.HttpServlet {
                @Override protected void doGet(jakarta.servlet.http.HttpServletRequest request,
                        jakarta.servlet.http.HttpServletResponse response) throws java.io.IOException {
                    response.getWriter().print("%1$s");
                }
            }
            """;

    @TempDir
    static Path root;

    private static Path home;

    @TempDir
    Path temp;

    private Path app;

    @BeforeAll
    static void install() throws IOException {
        home = ClassDataInstallation.install(root);
    }

    @BeforeEach
    void aWebapp() throws IOException {
        if (Files.exists(scans())) {
            for (Path file : files(scans())) {
                Files.delete(file);
            }
        }
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        app = temp.resolve("app");
        Path lib = Files.createDirectories(app.resolve("WEB-INF/lib"));
        for (Path jar : files(home.resolve("lib"))) {
            if (jar.getFileName().toString().startsWith("logback-core")) { // some large jar
                Files.copy(jar, lib.resolve("library.jar"));
            }
        }
        add("first", "First");
    }

    @Test
    void theSecondStartScansWhatHasChanged() throws IOException {
        try (JgunProcess first = serving().start()) {
            assertThat(get(first, "first")).isEqualTo("first");
            first.awaitLine("Annotations: 0 parts remembered, 2 scanned");
            first.awaitLine("Wrote webapp-");
        }
        assertThat(remembered()).hasSize(1);
        try (JgunProcess second = serving().start()) {
            assertThat(get(second, "first")).isEqualTo("first");
            second.awaitLine("Annotations: 2 parts remembered, 0 scanned");
            add("second", "Second");
            second.signal("HUP");
            second.awaitLine("Annotations: 1 parts remembered, 1 scanned");
            await().until(() -> get(second, "second").equals("second"));
            assertThat(get(second, "first")).isEqualTo("first");
            second.awaitLine("Wrote webapp-");
        }
        assertThat(remembered()).hasSize(1);
        try (JgunProcess third = serving().start()) {
            assertThat(get(third, "second")).isEqualTo("second");
            third.awaitLine("Annotations: 2 parts remembered, 0 scanned");
        }
    }

    @Test
    void aDamagedFileIsPassedOverAndReplaced() throws IOException {
        try (JgunProcess first = serving().start()) {
            first.awaitLine("Wrote webapp-");
        }
        Path file = remembered().get(0);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        try (JgunProcess second = serving().start()) {
            assertThat(get(second, "first")).isEqualTo("first");
            second.awaitLine("Annotations: 0 parts remembered, 2 scanned");
            second.awaitLine("Wrote webapp-");
            assertThat(second.lines("[ERROR]")).isEmpty();
            assertThat(second.lines("[WARNING]")).isEmpty();
        }
        try (JgunProcess third = serving().start()) {
            third.awaitLine("Annotations: 2 parts remembered, 0 scanned");
        }
    }

    @Test
    void workersThatStartAtTheSameTimeWriteOneFile() throws IOException {
        try (JgunProcess server = serving().with("--prefork", "--workers", "3").start()) {
            server.awaitLines("Annotations: ", 3); // the last of them may find what the first has written
            server.awaitLine("Wrote webapp-");
            int before =
                    server.lines("Annotations: 2 parts remembered, 0 scanned").size();
            assertThat(before).isLessThan(3);
            server.signal("HUP");
            server.awaitLines("Annotations: 2 parts remembered, 0 scanned", before + 3);
            assertThat(get(server, "first")).isEqualTo("first");
        }
        assertThat(remembered()).hasSize(1);
    }

    @Test
    void whereNothingCanBeWrittenItStartsAllTheSame() {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        Installed.apt("setpriv", "util-linux");
        Jgun nobody = serving()
                .through("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups")
                .env("XDG_CACHE_HOME", "/proc/nowhere");
        try (JgunProcess server = nobody.start()) {
            assertThat(get(server, "first")).isEqualTo("first");
            server.awaitLine("Nothing is written in " + scans());
            server.awaitLine("Nothing is written in /proc/nowhere/jgun");
            assertThat(server.lines("[ERROR]")).isEmpty();
            assertThat(server.lines("[WARNING]")).isEmpty();
        }
    }

    @Test
    void theSwitchOfTheArchiveIsItsSwitch() throws IOException {
        try (JgunProcess off = serving().env("JGUN_CLASS_DATA", "off").start()) {
            assertThat(get(off, "first")).isEqualTo("first");
            assertThat(off.lines("webapp-")).isEmpty();
        }
        try (JgunProcess use = serving().env("JGUN_CLASS_DATA", "use").start()) {
            assertThat(get(use, "first")).isEqualTo("first");
            use.awaitLine("There is no webapp-");
        }
        assertThat(remembered()).isEmpty();
    }

    /** As when an image is built: nothing of the application's runs, which may want a database, and other users profit. */
    @Test
    void isRememberedAheadOfTheFirstStart() throws IOException {
        Files.createDirectories(app.resolve("WEB-INF"));
        Files.writeString(app.resolve("WEB-INF/web.xml"), """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <listener><listener-class>com.acme.Failing</listener-class></listener>
                </web-app>
                """);
        new Project(temp).saveClass(app.resolve("WEB-INF/classes"), "Failing", """
                package com.acme;
                public class Failing implements jakarta.servlet.ServletContextListener {
                    @Override public void contextInitialized(jakarta.servlet.ServletContextEvent event) {
                        if (System.getenv("DATABASE") == null) throw new IllegalStateException("no database");
                    }
                }
                """);
        Jgun.Outcome made = serving()
                .env("JGUN_CLASS_DATA", "make")
                .env("JGUN_JAVA_OPTS", null)
                .run();
        assertThat(made.exit()).as(made.toString()).isZero();
        assertThat(remembered()).hasSize(1);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(remembered().get(0))))
                .isEqualTo("rw-r--r--");
        Jgun used = serving().env("JGUN_CLASS_DATA", "use").env("DATABASE", "there");
        try (JgunProcess server = used.start()) {
            assertThat(get(server, "first")).isEqualTo("first");
            server.awaitLine("Annotations: 2 parts remembered, 0 scanned");
        }
        Jgun.Outcome missing = Jgun.at(
                        home.resolve("bin/jgun"), temp.resolve("none.war").toString())
                .env("JGUN_CLASS_DATA", "make")
                .run();
        assertThat(missing.exit()).isNotZero();
        assertThat(missing.err()).contains("none.war");
    }

    private void add(String path, String name) {
        new Project(temp).saveClass(app.resolve("WEB-INF/classes"), name, SERVLET.formatted(path, name));
    }

    /** An option that rules the archive of classes out, which would be made otherwise; of scans it says nothing. */
    private Jgun serving() {
        return Jgun.at(home.resolve("bin/jgun"), "--bind", "127.0.0.1:0", "--log-level", "debug", app.toString())
                .env("JGUN_JAVA_OPTS", "-Xshare:auto")
                .env("JGUN_CLASS_DATA", null)
                .env("CACHE_DIRECTORY", null)
                .env("XDG_CACHE_HOME", root.resolve("unused").toString());
    }

    private static String get(JgunProcess server, String path) {
        URI address = server.awaitListening();
        server.awaitBooted(1);
        return Http.get(address, "/" + path).body();
    }

    private static Path scans() {
        return home.resolve("class-data");
    }

    private static List<Path> remembered() throws IOException {
        return Files.exists(scans())
                ? files(scans()).stream()
                        .filter(file -> file.toString().endsWith(".scan"))
                        .toList()
                : List.of();
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
