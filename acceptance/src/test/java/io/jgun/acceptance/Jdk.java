package io.jgun.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * An installed Java.
 *
 * @param home its directory
 * @param feature its feature number, as 17
 */
public record Jdk(Path home, int feature) {

    /** The Java that runs the tests. */
    public static Jdk current() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /**
     * A Java of that feature number, from {@code JAVA_HOME_25} (as CI images name it), /usr/lib/jvm or the PATH. Without
     * one the test is skipped, and says so.
     */
    public static Jdk of(int feature) {
        Optional<Jdk> found = candidates(feature).stream()
                .flatMap(home -> read(home).stream())
                .filter(jdk -> jdk.feature == feature)
                .findFirst();
        Assumptions.assumeTrue(
                found.isPresent(), "no Java " + feature + ": neither JAVA_HOME_" + feature + ", /usr/lib/jvm nor PATH");
        return found.orElseThrow();
    }

    private static List<Path> candidates(int feature) {
        List<Path> homes = new ArrayList<>();
        homes.add(current().home);
        String named = System.getenv("JAVA_HOME_" + feature);
        if (named != null) {
            homes.add(Path.of(named));
        }
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (Stream<Path> entries = Files.list(installed)) {
                entries.sorted().forEach(homes::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            Path java = Path.of(directory, "java");
            if (Files.isExecutable(java)) {
                try {
                    homes.add(java.toRealPath().resolve("../..").normalize());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return homes;
    }

    private static Optional<Jdk> read(Path home) {
        Path release = home.resolve("release");
        if (!Files.isReadable(release) || !Files.isExecutable(home.resolve("bin/java"))) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(release)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Optional.of(new Jdk(home, Runtime.Version.parse(version).feature()));
    }
}
