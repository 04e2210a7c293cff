package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reloading for a long time: what a generation leaves behind goes, and what stays is named. */
@BesideOthers
final class LeaksIT {

    private static final String WEBAPP_LOADER = "org.eclipse.jetty.ee.webapp.WebAppClassLoader";

    @TempDir
    Path directory;

    @Test
    void fiftyReloadsOfAWarWithPagesLeaveNothingBehind() throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        // The profiles of the second compiler live in the metaspace, too, and grow with everything that runs often.
        Jgun command = Jgun.command("--bind", "127.0.0.1:0", "--workers", "2")
                .with("--worker-tmp-dir", temporary.toString(), war().toString())
                .env("JGUN_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        try (JgunProcess server = command.start()) {
            URI address = server.awaitListening();
            RunningJvm jvm = new RunningJvm(server.pid());
            try (LoadClient load = LoadClient.of(address)
                    .keepAlive(1)
                    .shortLived(1)
                    .pausing(Duration.ofMillis(20))
                    .atMost(Duration.ofMinutes(4))
                    .start()) {
                Figures tenth = reload(server, jvm, load, 0, 10);
                Figures last = reload(server, jvm, load, 10, 50);
                assertThat(load.stop().failures()).as(load::toString).isEmpty();
                assertThat(last.metaspace()).as("%s, %s", tenth, last).isLessThan(tenth.metaspace() * 105 / 100);
                // Forty reloads lie between; a pool may have some threads more when the machine is busy.
                assertThat(last.threads()).as("%s, %s", tenth, last).isLessThan(tenth.threads() + 10);
                // The JDK closes what nobody holds any more in a thread of its own, after the collection.
                await("%s, %s".formatted(tenth, last)).until(() -> jvm.deletedFiles() <= tenth.deleted());
            }
            try (var entries = Files.list(temporary)) {
                assertThat(entries.filter(
                                entry -> entry.getFileName().toString().startsWith("jgun-")))
                        .hasSize(1);
            }
            assertThat(server.err().text()).doesNotContain("[WARNING]", "[ERROR]");
        }
    }

    private record Figures(long metaspace, long threads, long deleted) {}

    /** Reloads, and waits until only the class loader of the last generation is there. */
    private static Figures reload(JgunProcess server, RunningJvm jvm, LoadClient load, int from, int to) {
        for (int i = from + 1; i <= to; i++) {
            int exited = 2 * i;
            load.awaitMore(4);
            server.signal("HUP");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> server.err().text().split("Worker exiting", -1).length > exited);
        }
        await().atMost(Duration.ofSeconds(40)).until(() -> jvm.instances(WEBAPP_LOADER) == 1);
        return new Figures(jvm.metaspaceKilobytes(), jvm.threads(), jvm.deletedFiles());
    }

    private Path war() throws IOException {
        Path war = directory.resolve("pages.war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            String page = """
                    <%@ taglib prefix="c" uri="jakarta.tags.core" %>
                    <%-- As many libraries read their own files. It goes through the JDK's cache of opened JAR files. --%>
                    <% getClass().getClassLoader().getResource("org/junit/jupiter/api/Test.class").openStream().close(); %>
                    <jsp:useBean id="visitor" class="io.jgun.acceptance.apps.Visitor" scope="session"/>
                    <c:forEach begin="1" end="3" var="i">${i}-</c:forEach>${visitor.visits}
                    """;
            String descriptor = "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\"/>";
            String visitor = "io/jgun/acceptance/apps/Visitor.class";
            add(zip, "index.jsp", page.getBytes(StandardCharsets.UTF_8));
            add(zip, "WEB-INF/web.xml", descriptor.getBytes(StandardCharsets.UTF_8));
            add(
                    zip,
                    "WEB-INF/classes/" + visitor,
                    Files.readAllBytes(Checkout.testClasses().resolve(visitor)));
            // A library, whose file somebody could keep open.
            Path library = Path.of(URI.create(Test.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()));
            add(zip, "WEB-INF/lib/library.jar", Files.readAllBytes(library));
        }
        return war;
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }

    @Test
    void aThreadThatStaysIsNamedAndWithItWhatItHolds() throws Exception {
        Path file = Files.createFile(directory.resolve("run"));
        try (JgunProcess server = leaks().start()) {
            RunningJvm jvm = new RunningJvm(server.pid());
            Http.get(server.awaitListening(), "/thread?while=" + file);

            server.signal("HUP");

            server.awaitLine("[WARNING] Threads of generation 1 (io.jgun.acceptance.apps.Leaks at /) still run although"
                    + " it has ended.");
            assertThat(server.awaitLine("thread \"poller\" (runs a io.jgun.acceptance.apps.Leaks), "))
                    .contains("at java.lang.Thread.sleep", "in io.jgun.acceptance.apps.Leaks.poll(Leaks.java:");
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                jvm.collect();
                return server.err()
                        .text()
                        .contains("but its classes are still in memory. They are held by:\n  thread \"poller\"");
            });
            Files.delete(file);
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                jvm.collect();
                return server.err()
                        .text()
                        .contains("The classes of generation 1 (io.jgun.acceptance.apps.Leaks at /) have been"
                                + " unloaded, ");
            });
        }
    }

    @Test
    void whatTheServerCanClearAwayItClearsAway() {
        try (JgunProcess server = leaks().with("--log-level", "debug").start()) {
            RunningJvm jvm = new RunningJvm(server.pid());
            Http.get(server.awaitListening(), "/mended");

            server.signal("HUP");

            server.awaitLine("Deregistered the JDBC driver io.jgun.acceptance.apps.Leaks$Registered");
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                jvm.collect();
                return server.err()
                        .text()
                        .contains("The classes of generation 1 (io.jgun.acceptance.apps.Leaks at /)"
                                + " have been unloaded");
            });
            assertThat(server.err().text()).doesNotContain("[WARNING]");
        }
    }

    private static Jgun leaks() {
        return Jgun.command("--bind", "127.0.0.1:0", "--workers", "1")
                .with("--classpath", Checkout.testClasses().toString())
                .with("io.jgun.acceptance.apps.Leaks");
    }
}
