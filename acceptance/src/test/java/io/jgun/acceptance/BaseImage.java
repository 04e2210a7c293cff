package io.jgun.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * What stands in for the images of other people's, which tests do not pull: a few Debian packages and the Java that runs the
 * tests, under the names that the Dockerfile and the guides use. Made once, and kept in target.
 */
final class BaseImage {

    private static final List<String> SYSTEM = List.of(
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

    private static final List<String> NGINX = List.of("nginx", "libssl3", "libcrypt1");

    private static final String JAVA_DOCKERFILE = """
            FROM scratch
            COPY root /
            COPY jre /opt/java/openjdk
            ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/sbin:/usr/bin:/sbin:/bin
            """;

    private static final String NGINX_DOCKERFILE = """
            FROM scratch
            COPY root /
            CMD ["/usr/sbin/nginx", "-g", "daemon off;"]
            """;

    private static final String NGINX_CONFIGURATION = """
            user root;
            error_log stderr;
            pid /tmp/nginx.pid;
            events {}
            http {
              access_log off;
              include /etc/nginx/conf.d/*.conf;
            }
            """;

    private BaseImage() {}

    /** Gives the engine the image that the Dockerfile begins with. */
    static void provide(DockerEngine engine) {
        build(engine, "eclipse-temurin:25-jre", made("java-" + System.getProperty("java.version"), BaseImage::java));
    }

    /** Gives it an nginx. */
    static void provideNginx(DockerEngine engine, String tag) {
        build(engine, tag, made("nginx", BaseImage::nginx));
    }

    private static void build(DockerEngine engine, String tag, Path directory) {
        engine.docker("build", "-q", "-t", tag, directory.toString());
    }

    private interface Recipe {
        void make(Path directory) throws IOException, InterruptedException;
    }

    private static Path made(String name, Recipe recipe) {
        Path all = Checkout.root().resolve("acceptance/target/base-image");
        Path made = all.resolve(name);
        try {
            Files.createDirectories(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Another process that runs tests may be about to make it, too.
        try (FileChannel lock =
                        FileChannel.open(all.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock.lock()) {
            if (held.isValid() && Files.exists(made)) {
                return made;
            }
            Path work = Files.createTempDirectory(all, "work");
            Files.writeString(work.resolve(".dockerignore"), "packages\n");
            recipe.make(work);
            return Files.move(work, made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void java(Path work) throws IOException, InterruptedException {
        system(work, SYSTEM);
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
        Files.writeString(work.resolve("Dockerfile"), JAVA_DOCKERFILE);
    }

    private static void nginx(Path work) throws IOException, InterruptedException {
        Path root = system(work, Stream.concat(SYSTEM.stream(), NGINX.stream()).toList());
        for (String name : List.of("var/lib/nginx", "var/log/nginx", "etc/nginx/conf.d")) {
            Files.createDirectories(root.resolve(name));
        }
        Files.writeString(root.resolve("etc/nginx/nginx.conf"), NGINX_CONFIGURATION);
        Files.writeString(work.resolve("Dockerfile"), NGINX_DOCKERFILE);
    }

    /** The root of a small Debian. */
    private static Path system(Path work, List<String> packages) throws IOException, InterruptedException {
        Path root = Files.createDirectory(work.resolve("root"));
        for (String name : List.of("bin", "sbin", "lib", "lib64")) {
            Files.createDirectories(root.resolve("usr").resolve(name));
            Files.createSymbolicLink(root.resolve(name), Path.of("usr", name));
        }
        unpack(work, root, packages);
        Files.deleteIfExists(root.resolve("usr/bin/sh"));
        Files.createSymbolicLink(root.resolve("usr/bin/sh"), Path.of("dash"));
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        Files.writeString(root.resolve("etc/group"), "root:x:0:\n");
        Path tmp = Files.createDirectories(root.resolve("tmp"));
        Files.setPosixFilePermissions(tmp, PosixFilePermissions.fromString("rwxrwxrwx"));
        return root;
    }

    private static void unpack(Path work, Path root, List<String> names) throws IOException, InterruptedException {
        Path packages = Files.createDirectory(work.resolve("packages"));
        Installed.download(packages, names);
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
