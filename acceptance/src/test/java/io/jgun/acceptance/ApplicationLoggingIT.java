package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.acceptance.apps.OwnLogging;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications log as they like. */
class ApplicationLoggingIT {

    @TempDir
    Path directory;

    /** The same libraries as the server's, which is where two of a kind would get in each other's way. */
    @Test
    void aWebappKeepsItsOwnLogback() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("shop/WEB-INF/classes"));
        Path libraries = Files.createDirectories(directory.resolve("shop/WEB-INF/lib"));
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(
                Checkout.home().resolve("lib"), "{logback-classic,logback-core,slf4j-api}*.jar")) {
            for (Path jar : jars) {
                Files.copy(jar, libraries.resolve(jar.getFileName().toString()));
            }
        }
        String type = OwnLogging.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(classes.resolve(type).getParent());
        Files.copy(Checkout.testClasses().resolve(type), classes.resolve(type));
        Path log = directory.resolve("own.log");
        Files.writeString(classes.resolve("logback.xml"), """
                <configuration>
                  <appender name="FILE" class="ch.qos.logback.core.FileAppender">
                    <file>%s</file>
                    <encoder><pattern>OWN %%level %%msg%%n</pattern></encoder>
                  </appender>
                  <root level="DEBUG"><appender-ref ref="FILE"/></root>
                </configuration>
                """.formatted(log));

        try (JgunProcess server = Jgun.command(
                        "--bind", "127.0.0.1:0", directory.resolve("shop").toString())
                .start()) {
            assertThat(Http.get(server.awaitListening(), "/x").body())
                    .isEqualTo("ch.qos.logback.classic.LoggerContext");
            assertThat(Files.readAllLines(log)).contains("OWN DEBUG by SLF4J");
            assertThat(server.awaitLine("by java.util.logging")).endsWith("[WARNING] by java.util.logging");
            assertThat(server.err().text()).doesNotContain("SLF4J", "by SLF4J");
        }
    }
}
