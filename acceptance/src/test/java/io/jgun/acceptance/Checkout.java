package io.jgun.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the things under test lie. */
public final class Checkout {

    private static final Path ROOT = findRoot();

    private Checkout() {}

    /** The directory of the checkout. */
    public static Path root() {
        return ROOT;
    }

    /** The unpacked distribution that this build has made. */
    public static Path home() {
        Path home = ROOT.resolve("distribution/target/jgun");
        if (!Files.isDirectory(home.resolve("lib"))) {
            throw new IllegalStateException(home + " is not built; run ./mvnw package -DskipTests");
        }
        return home;
    }

    /** {@code --classpath} of the sample servlets. */
    public static Path sampleClasses() {
        return ROOT.resolve("samples/target/classes");
    }

    /** {@code --classpath} of {@link io.jgun.acceptance.apps}. */
    public static Path testClasses() {
        return ROOT.resolve("acceptance/target/test-classes");
    }

    /** A file or directory that the samples build makes, as {@code shop.war}. */
    public static Path sample(String name) {
        return ROOT.resolve("samples/target").resolve(name);
    }

    private static Path findRoot() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("mvnw"))) {
            directory = directory.getParent();
            if (directory == null) {
                throw new IllegalStateException("not inside a checkout of jgun");
            }
        }
        return directory;
    }
}
