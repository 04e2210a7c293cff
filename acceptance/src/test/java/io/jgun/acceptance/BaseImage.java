package io.jgun.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * What stands in for the images of other people's, which tests do not pull: a few Debian packages and the Java that runs the
 * tests, under the names that the Dockerfile and the guides use. Made once, and kept in target.
 */
final class BaseImage {

    private static final List<String> PACKAGES = List.of(
            "libc6",
            "dash",
            "coreutils",
            "sed",
            "grep",
            "tar",
            "gzip",
            "libacl1",
            "libattr1",
            "libselinux1",
            "libpcre2-8-0",
            "libgmp10",
            "zlib1g",
            "libgcc-s1",
            "libstdc++6");

    private static final String DOCKERFILE = """
            FROM scratch
            COPY root /
            COPY jre /opt/java/openjdk
            ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
            """;

    private BaseImage() {}

    /** Gives the engine the image that the Dockerfile begins with. */
    static void provide(DockerEngine engine) {
        try {
            engine.docker("build", "-q", "-t", "eclipse-temurin:25-jre", made().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path made() throws IOException, InterruptedException {
        Path all = Checkout.root().resolve("acceptance/target/base-image");
        Path made = all.resolve("java-" + System.getProperty("java.version"));
        if (Files.exists(made)) {
            return made;
        }
        Files.createDirectories(all);
        Path work = Files.createTempDirectory(all, "work");
        Path root = Files.createDirectory(work.resolve("root"));
        for (String name : List.of("bin", "sbin", "lib", "lib64")) {
            Files.createDirectories(root.resolve("usr").resolve(name));
            Files.createSymbolicLink(root.resolve(name), Path.of("usr", name));
        }
        unpack(work, root);
        Files.deleteIfExists(root.resolve("usr/bin/sh"));
        Files.createSymbolicLink(root.resolve("usr/bin/sh"), Path.of("dash"));
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        Files.writeString(root.resolve("etc/group"), "root:x:0:\n");
        Path tmp = Files.createDirectories(root.resolve("tmp"));
        Files.setPosixFilePermissions(tmp, PosixFilePermissions.fromString("rwxrwxrwx"));
        must(
                work,
                Path.of(System.getProperty("java.home"), "bin/jlink").toString(),
                "--add-modules",
                "java.se,jdk.unsupported,jdk.httpserver,jdk.zipfs",
                "--strip-debug",
                "--no-man-pages",
                "--no-header-files",
                "--generate-cds-archive",
                "--output",
                work.resolve("jre").toString());
        Files.writeString(work.resolve("Dockerfile"), DOCKERFILE);
        Files.writeString(work.resolve(".dockerignore"), "packages\n");
        return Files.move(work, made);
    }

    private static void unpack(Path work, Path root) throws IOException, InterruptedException {
        Path packages = Files.createDirectory(work.resolve("packages"));
        Installed.download(packages, PACKAGES);
        try (Stream<Path> files = Files.list(packages)) {
            for (Path file : files.toList()) {
                must(work, "dpkg-deb", "-x", file.toString(), root.toString());
            }
        }
    }

    private static void must(Path directory, String... command) throws IOException, InterruptedException {
        Path log = directory.resolve("output.log");
        int code = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        Assumptions.assumeTrue(code == 0, () -> String.join(" ", command) + " failed; see " + log);
    }
}
