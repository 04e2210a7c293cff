package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher finds its home wherever that is, and becomes the server. */
@BesideOthers
class HomeIT {

    private static final String VERSION = "jgun (version 0.1.0)\n";

    @TempDir
    Path temp;

    @Test
    void theTarballRunsWhereItIsUnpackedEvenBelowADirectoryWithSpaces() throws Exception {
        Path place = Files.createDirectories(temp.resolve("a place with spaces"));
        Path launcher = unpack(place).resolve("bin/jgun");
        try (JgunProcess server = Jgun.at(launcher, "--bind", "127.0.0.1:0", "com.acme.App:servlet")
                .withSamples()
                .in(temp)
                .env("PATH", "/usr/bin:/bin")
                .start()) {
            assertThat(Http.get(server.awaitListening()).body()).isEqualTo("Hello, World!\n");
        }
    }

    @Test
    void theTarballHoldsWhatIsShipped() throws Exception {
        Path home = unpack(temp);
        assertThat(home.resolve("LICENSE")).content().contains("Apache License");
        assertThat(home.resolve("README.md")).exists();
        assertThat(home.resolve("bin/jgun")).isExecutable();
        assertThat(home.resolve("etc")).isDirectory();
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("jgun-runner-"))
                    .anyMatch(name -> name.startsWith("jgun-servlet-bridge-"))
                    .noneMatch(name -> name.contains("junit"));
        }
    }

    /** Java reads them at each start. */
    @Test
    void theManifestsOfTheLibrariesAreShort() throws Exception {
        try (Stream<Path> jars = Files.list(unpack(temp).resolve("lib"))) {
            for (Path file : jars.toList()) {
                try (JarFile jar = new JarFile(file.toFile())) {
                    Attributes manifest = jar.getManifest().getMainAttributes();
                    if (jar.stream().noneMatch(entry -> entry.getName().endsWith(".SF"))) { // signed: must not change
                        assertThat(manifest.toString()).as(file.toString()).hasSizeLessThan(1_000);
                        assertThat(manifest.getValue("Import-Package")).isNull();
                    }
                    if (jar.getEntry("META-INF/versions/") != null) {
                        assertThat(manifest.getValue("Multi-Release")).isEqualTo("true");
                    }
                    if (file.getFileName().toString().startsWith("jetty-")) {
                        assertThat(file.toString()).endsWith(manifest.getValue("Implementation-Version") + ".jar");
                    }
                }
            }
        }
    }

    @Test
    void followsSymbolicLinks() throws IOException {
        Path inner =
                Files.createSymbolicLink(temp.resolve("inner"), Checkout.home().resolve("bin/jgun"));
        Path outer = Files.createSymbolicLink(
                Files.createDirectory(temp.resolve("bin")).resolve("serve"), Path.of("../" + inner.getFileName()));
        assertThat(Jgun.at(outer, "--version").in(temp).run().out()).isEqualTo(VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash --posix"})
    void anyPosixShellWillDo(String shell) {
        List<String> words = List.of(shell.split(" ", -1));
        Installed.apt(words.get(0));
        Jgun.Outcome outcome =
                Jgun.command("--version").through(words.toArray(String[]::new)).run();
        assertThat(outcome).isEqualTo(new Jgun.Outcome(0, VERSION, ""));
    }

    @Test
    void passesShellcheck() throws Exception {
        Process check = new ProcessBuilder(
                        Installed.apt("shellcheck").toString(),
                        "-x",
                        Checkout.root().resolve("bin/jgun").toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(check.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(check.waitFor()).isZero();
    }

    @Test
    void aHomeWithoutJarsSaysSo() throws IOException {
        Path launcher = Files.createDirectories(temp.resolve("bin")).resolve("jgun");
        Files.copy(Checkout.home().resolve("bin/jgun"), launcher);
        Jgun.Outcome outcome = Jgun.at(launcher, "--version").through("sh").run();
        assertThat(outcome.err())
                .isEqualTo("jgun: " + temp.toRealPath() + "/lib has no jars; unpack the distribution again.\n");
        assertThat(outcome.exit()).isEqualTo(1);
    }

    private Path unpack(Path directory) throws Exception {
        Path tarball = Checkout.root().resolve("distribution/target/jgun-0.1.0.tar.gz");
        int code = new ProcessBuilder("tar", "xzf", tarball.toString())
                .directory(directory.toFile())
                .start()
                .waitFor();
        assertThat(code).isZero();
        return directory.resolve("jgun-0.1.0");
    }
}
