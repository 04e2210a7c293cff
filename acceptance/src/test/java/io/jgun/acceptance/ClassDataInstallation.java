package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A copy of the distribution, with an archive of classes for one Java. An archive knows the paths of its jars, so that it is
 * always the same installation; what it is given is a copy of one archive.
 */
final class ClassDataInstallation {

    /** An option with which a JVM writes to a file where its classes come from. */
    static final String LOADING = "-Xlog:class+load:file=";

    private final Jdk jdk;
    private final Path root;
    private final Path home;

    /**
     * Has the archive made.
     *
     * @param root an empty directory
     */
    ClassDataInstallation(Jdk jdk, Path root) throws IOException {
        this.jdk = jdk;
        this.root = root;
        home = install(root);
        make(UnaryOperator.identity());
        copy(beside(), root.resolve("kept"));
    }

    /**
     * Copies the distribution, with the times of its files, for all users to read.
     *
     * @param root an empty directory
     * @return the home of the copy, below it
     */
    static Path install(Path root) throws IOException {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path home = Files.createDirectory(root.resolve("jgun")).toRealPath();
        for (String directory : List.of("bin", "lib")) {
            copy(Checkout.home().resolve(directory), home.resolve(directory));
        }
        return home;
    }

    Path home() {
        return home;
    }

    /** Where the archive lies. */
    Path beside() {
        return home.resolve("class-data");
    }

    /** The launcher of this installation, which may make archives, on its Java. */
    Jgun command(String... arguments) {
        return Jgun.at(home.resolve("bin/jgun"), arguments)
                .on(jdk)
                .env("JGUN_CLASS_DATA", null)
                .env("CACHE_DIRECTORY", null)
                .env("XDG_CACHE_HOME", root.resolve("unused").toString());
    }

    /** Has an archive made, which is to end without a word. */
    void make(UnaryOperator<Jgun> how) {
        assertThat(how.apply(command()).env("JGUN_CLASS_DATA", "make").run(ClassDataFixture.PATIENCE))
                .isEqualTo(new Jgun.Outcome(0, "", ""));
    }

    /** The archive as it was made first, and no other. */
    void restore() throws IOException {
        clear();
        copy(root.resolve("kept"), beside());
    }

    void clear() throws IOException {
        for (Path file : files("")) {
            Files.delete(file);
        }
        Files.deleteIfExists(beside());
    }

    /** The archives of this Java's kind. */
    List<Path> archives() {
        return files(jdk.feature() >= 25 ? ".aot" : ".jsa");
    }

    List<Path> files(String ending) {
        return files(beside(), ending);
    }

    static List<Path> files(Path directory, String ending) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The classes that a short run takes from the archive. It says nothing else than without.
     *
     * @param options of the operator's, with a space behind them, or none
     */
    List<String> mapped(UnaryOperator<Jgun> how, String options, Path temp) {
        try {
            Path log = Files.createTempDirectory(temp, "run").resolve("classes.log");
            Files.setPosixFilePermissions(log.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
            Jgun command = command("--version").env("JGUN_JAVA_OPTS", options + LOADING + log);
            assertThat(how.apply(command).run()).isEqualTo(new Jgun.Outcome(0, "jgun (version 0.1.0)\n", ""));
            return fromArchive(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes of jgun and its libraries that a JVM has taken from its archive, by its log of class+load. */
    static List<String> fromArchive(Path log) {
        return loaded(log, "source: shared objects file").stream()
                .filter(name -> name.matches("(io\\.jgun|org\\.eclipse|ch\\.qos)\\..*"))
                .toList();
    }

    /** The classes that a JVM has loaded, by the lines with that mark in its log of class+load. */
    static List<String> loaded(Path log, String mark) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(mark))
                    .map(line -> line.substring(line.indexOf("] ") + 2).split(" ", 2)[0])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With owners and times. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        for (Path file : files(from, "")) {
            Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
