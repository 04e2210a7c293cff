package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.acceptance.apps.OwnLog4j;
import io.jgun.acceptance.apps.OwnLogging;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications log as they like. */
@BesideOthers
class ApplicationLoggingIT {

    @TempDir
    Path directory;

    /** The same libraries as the server's, which is where two of a kind would get in each other's way. */
    @Test
    void aWebappKeepsItsOwnLogback() throws IOException {
        Path log = directory.resolve("own.log");
        Path shop = webapp(
                OwnLogging.class, Checkout.home().resolve("lib"), "{logback-classic,logback-core,slf4j-api}*.jar");
        Files.writeString(shop.resolve("WEB-INF/classes/logback.xml"), """
                <configuration>
                  <appender name="FILE" class="ch.qos.logback.core.FileAppender">
                    <file>%s</file>
                    <encoder><pattern>OWN %%level %%msg%%n</pattern></encoder>
                  </appender>
                  <root level="DEBUG"><appender-ref ref="FILE"/></root>
                </configuration>
                """.formatted(log));

        try (JgunProcess server =
                Jgun.command("--bind", "127.0.0.1:0", shop.toString()).start()) {
            assertThat(Http.get(server.awaitListening(), "/x").body())
                    .isEqualTo("ch.qos.logback.classic.LoggerContext");
            assertThat(Files.readAllLines(log)).contains("OWN DEBUG by SLF4J");
            assertThat(server.awaitLine("by java.util.logging")).endsWith("[WARNING] by java.util.logging");
            assertThat(server.err().text()).doesNotContain("SLF4J", "by SLF4J");
        }
    }

    @Test
    void aWebappKeepsItsOwnLog4j() throws IOException {
        Path log = directory.resolve("own.log");
        Path shop = webapp(OwnLog4j.class, Checkout.root().resolve("acceptance/target/log4j"), "log4j-*.jar");
        Files.writeString(shop.resolve("WEB-INF/classes/log4j2.xml"), """
                <Configuration>
                  <Appenders>
                    <File name="FILE" fileName="%s"><PatternLayout pattern="OWN %%level %%msg%%n"/></File>
                  </Appenders>
                  <Loggers><Root level="debug"><AppenderRef ref="FILE"/></Root></Loggers>
                </Configuration>
                """.formatted(log));

        try (JgunProcess server =
                Jgun.command("--bind", "127.0.0.1:0", shop.toString()).start()) {
            assertThat(Http.get(server.awaitListening(), "/x").body())
                    .isEqualTo("org.apache.logging.log4j.core.Logger");
            assertThat(Files.readAllLines(log)).contains("OWN WARN by Log4j");
            assertThat(server.err().text()).doesNotContain("by Log4j", "StatusLogger", "SLF4J");
        }
    }

    private Path webapp(Class<?> servlet, Path from, String jars) throws IOException {
        Path shop = directory.resolve("shop");
        Path classes = Files.createDirectories(shop.resolve("WEB-INF/classes"));
        Path libraries = Files.createDirectories(shop.resolve("WEB-INF/lib"));
        try (DirectoryStream<Path> found = Files.newDirectoryStream(from, jars)) {
            for (Path jar : found) {
                Files.copy(jar, libraries.resolve(jar.getFileName().toString()));
            }
        }
        String type = servlet.getName().replace('.', '/') + ".class";
        Files.createDirectories(classes.resolve(type).getParent());
        Files.copy(Checkout.testClasses().resolve(type), classes.resolve(type));
        return shop;
    }
}
