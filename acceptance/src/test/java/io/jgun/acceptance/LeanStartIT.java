package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start, with the archive that there is after the first one, does not do, since it would take its time. */
@BesideOthers
class LeanStartIT {

    private static final String[] HELLO = {"--bind", "127.0.0.1:0", "com.acme.App:servlet"};

    @TempDir
    Path temp;

    /** Who looks for what is in no jar has all of them opened. */
    @Test
    void opensNoJar() throws IOException {
        try (JgunProcess server = Jgun.command(HELLO).withSamples().start()) {
            assertThat(Http.get(server.awaitListening()).statusCode()).isEqualTo(200);
            assertThat(openJars(server.pid())).isEmpty();
        }
    }

    @Test
    void ofAWebappOpensNoneButOurOwn() throws IOException {
        Path webapp = temp.resolve("shop");
        Files.createDirectories(webapp.resolve("WEB-INF"));
        Files.writeString(webapp.resolve("index.html"), "Shop");
        try (JgunProcess server =
                Jgun.command("--bind", "127.0.0.1:0", webapp.toString()).start()) {
            assertThat(Http.get(server.awaitListening()).body()).isEqualTo("Shop");
            assertThat(openJars(server.pid())).allMatch(jar -> jar.startsWith("jgun-"));
        }
    }

    /** For permissions, locales and random numbers that a start can do without. */
    @Test
    void readsNoSecurityProperties() {
        assertThat(classes()).doesNotContain("java.security.Security");
    }

    @Test
    void readsNoTableOfTimeZonesAndFormatsNoDates() {
        assertThat(classes())
                .contains("io.jgun.logging.TimeStamp")
                .doesNotContain("sun.util.calendar.ZoneInfoFile", "java.time.format.DateTimeFormatter");
    }

    /** Java links a lambda in the time that it takes for ten classes of an archive, and there are 300 in a start. */
    @Test
    void makesNoClassesForLambdasOfJgunAndJetty() {
        assertThat(classes())
                .contains("io.jgun.cli.Run$$Lambda$0", "org.eclipse.jetty.http.MimeTypes$$Lambda$0")
                .noneMatch(name -> name.matches("(io\\.jgun|org\\.eclipse\\.jetty)\\..*\\$\\$Lambda.*/.*"));
    }

    /** The classes of a start and its first answer. */
    private List<String> classes() {
        Path log = temp.resolve("classes");
        Jgun command = Jgun.command(HELLO)
                .withSamples()
                .env("TZ", "UTC")
                .env("JGUN_JAVA_OPTS", ClassDataInstallation.LOADING + log);
        try (JgunProcess server = command.start()) {
            assertThat(Http.get(server.awaitListening()).statusCode()).isEqualTo(200);
            return ClassDataInstallation.loaded(log, "source: "); // the end may use more
        }
    }

    private static List<String> openJars(long pid) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.map(file -> {
                        try {
                            return Files.readSymbolicLink(file).getFileName();
                        } catch (IOException closedByNow) {
                            return Path.of("");
                        }
                    })
                    .map(String::valueOf)
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        }
    }
}
