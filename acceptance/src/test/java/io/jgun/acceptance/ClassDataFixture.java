package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the tests of class-data archives have in common: an installation of their own for each Java, with its archive. */
@ParameterizedClass(name = "Java {0}")
@MethodSource("javas")
abstract class ClassDataFixture {

    static final Duration PATIENCE = Duration.ofMinutes(4);
    static final List<String> OF_A_START = List.of("io.jgun.cli.Main", "io.jgun.settings.Catalog");

    @TempDir
    static Path root;

    @SuppressWarnings("NullAway.Init") // before the tests of each Java
    static ClassDataInstallation installation;

    @Parameter
    int feature;

    @TempDir
    Path temp;

    static Stream<Integer> javas() {
        return Stream.of(Jdk.current().feature(), 21, 25).distinct();
    }

    @BeforeParameterizedClassInvocation
    static void install(int feature) throws IOException {
        Jdk jdk = Jdk.of(feature);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        installation = new ClassDataInstallation(jdk, Files.createDirectory(root.resolve("java-" + feature)));
    }

    @BeforeEach
    void anArchive() throws IOException {
        installation.restore();
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static Jgun command(String... arguments) {
        return installation.command(arguments);
    }

    Jgun hello() {
        return command("--bind", "127.0.0.1:0", "com.acme.App:servlet").withSamples();
    }

    static Path beside() {
        return installation.beside();
    }

    /** The classes that a short run takes from the archive. It says nothing else than without. */
    List<String> mapped(UnaryOperator<Jgun> how) {
        return mapped(how, "");
    }

    List<String> mapped(UnaryOperator<Jgun> how, String options) {
        return installation.mapped(how, options, temp);
    }

    static void stopQuietly(JgunProcess server) {
        server.signal("TERM");
        Jgun.Outcome outcome = server.awaitExit();
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines())
                .allSatisfy(line -> assertThat(line).matches("\\[[^\\]]*\\] \\[\\d+\\] \\[INFO\\] .*"));
    }
}
