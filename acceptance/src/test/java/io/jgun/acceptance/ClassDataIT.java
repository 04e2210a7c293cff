package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The archive of classes that a first start makes and later ones use, in an installation of these tests' own. An archive
 * knows the paths of its jars, so that it is always the same installation; what it is given is a copy of one archive.
 */
@BesideOthers
class ClassDataIT {

    private static final int NOBODY = 65534;
    private static final String LOADING = "-Xlog:class+load:file=";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> OF_A_START = List.of("io.jgun.cli.Main", "io.jgun.settings.Catalog");

    @TempDir
    static Path root;

    private static Path home;
    private static Path kept;

    @TempDir
    Path temp;

    @BeforeAll
    static void install() throws IOException {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        home = Files.createDirectory(root.resolve("jgun")).toRealPath();
        kept = root.resolve("kept");
        for (String directory : List.of("bin", "lib")) {
            copy(Checkout.home().resolve(directory), home.resolve(directory));
        }
        assertThat(command().env("JGUN_CLASS_DATA", "make").run(PATIENCE)).isEqualTo(new Jgun.Outcome(0, "", ""));
        copy(beside(), kept);
    }

    @BeforeEach
    void anArchive() throws IOException {
        noArchive();
        copy(kept, beside());
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void noArchive() throws IOException {
        for (Path file : files(beside(), "")) {
            Files.delete(file);
        }
        Files.deleteIfExists(beside());
    }

    /** With owners and times. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        for (Path file : files(from, "")) {
            Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 21, 25})
    void theFirstStartMakesItAndTheSecondUsesIt(int feature) throws IOException {
        Jdk jdk = Jdk.of(feature);
        noArchive();
        assertThat(mapped(command -> command.on(jdk))).isEmpty();
        try (JgunProcess first = Impatient.run(hello(), temp).on(jdk).start()) {
            Http.get(first.awaitListening());
            await().atMost(PATIENCE).until(() -> !archives(beside()).isEmpty());
            assertThat(Http.get(first.awaitListening()).statusCode()).isEqualTo(200);
            stopQuietly(first);
        }
        assertThat(files(beside(), ".jsa")).hasSize(1);
        assertThat(files(beside(), ".next")).isEmpty();
        Path log = temp.resolve("served.log");
        assertThat(served(hello().on(jdk).env("JGUN_JAVA_OPTS", LOADING + log), log))
                .hasSizeGreaterThan(1000)
                .contains("io.jgun.cli.Main", "org.eclipse.jetty.server.Server", "ch.qos.logback.classic.Logger");
    }

    @Test
    void firstStartsAtTheSameTimeDoNotDisturbEachOther() throws IOException {
        noArchive();
        try (JgunProcess one = Impatient.run(hello(), temp).start();
                JgunProcess two = Impatient.run(hello(), temp).start()) {
            one.awaitListening();
            two.awaitListening();
            await().atMost(PATIENCE).until(() -> !archives(beside()).isEmpty());
            await().atMost(PATIENCE)
                    .until(() -> Stream.of(one, two)
                            .noneMatch(server -> ProcessHandle.of(server.pid())
                                    .orElseThrow()
                                    .descendants()
                                    .findAny()
                                    .isPresent()));
            stopQuietly(one);
            stopQuietly(two);
        }
        assertThat(files(beside(), ".jsa")).hasSize(1);
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);
    }

    @Test
    void isMadeAnewWhenTheJarsAreNewer() throws IOException {
        List<Path> before = files(beside(), ".jsa");
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);
        FileTime built = Files.getLastModifiedTime(home.resolve("lib"));
        Files.setLastModifiedTime(home.resolve("lib"), FileTime.from(Instant.now()));
        assertThat(mapped(UnaryOperator.identity())).isEmpty();
        make(UnaryOperator.identity());
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);
        assertThat(files(beside(), ".jsa")).hasSize(1).doesNotContainAnyElementsOf(before);
        Files.setLastModifiedTime(home.resolve("lib"), built);
    }

    @Test
    void anotherCollectorHasAnotherArchive() {
        String parallel = "-XX:+UseParallelGC ";
        assertThat(mapped(command -> command, parallel)).isEmpty();
        make(command -> command.env("JGUN_JAVA_OPTS", parallel));
        assertThat(archives(beside())).hasSize(2);
        assertThat(mapped(command -> command, parallel)).containsAll(OF_A_START);
    }

    @Test
    void anArchiveThatTheJvmRefusesIsPassedOverInSilenceAndMadeAnew() throws IOException {
        Path archive = files(beside(), ".jsa").get(0);
        FileTime made = Files.getLastModifiedTime(archive);
        byte[] garbage = new byte[(int) Files.size(archive)];
        Arrays.fill(garbage, (byte) 'x');
        Files.delete(archive);
        Files.write(archive, garbage);
        Files.setLastModifiedTime(archive, made); // nothing but its content tells
        Path log = temp.resolve("classes.log");
        try (JgunProcess server = Impatient.run(hello(), temp)
                .env("JGUN_JAVA_OPTS", LOADING + log)
                .start()) {
            assertThat(Http.get(server.awaitListening()).statusCode()).isEqualTo(200);
            await().atMost(PATIENCE).until(() -> !files(beside(), ".jsa").contains(archive));
            stopQuietly(server);
        }
        assertThat(fromArchive(log)).isEmpty();
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncated", "changed", "missing", "empty", "no number"})
    void anArchiveThatIsNotAsItWasMadeIsNotUsed(String damage) throws IOException {
        Path archive = files(beside(), ".jsa").get(0);
        Path current = archives(beside()).get(0);
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-r--r--"));
        FileTime made = Files.getLastModifiedTime(archive);
        try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            switch (damage) {
                case "truncated" -> channel.truncate(channel.size() / 2);
                case "changed" -> channel.write(ByteBuffer.wrap(new byte[100_000]), channel.size() / 3);
                case "missing" -> Files.delete(archive);
                case "empty" -> Files.write(current, new byte[0]);
                default -> Files.writeString(current, archive.getFileName() + "\n");
            }
        }
        if (damage.equals("truncated")) {
            Files.setLastModifiedTime(archive, made);
        }
        assertThat(mapped(UnaryOperator.identity())).isEmpty();
    }

    @Test
    void anArchiveThatAnotherUserCouldHaveWrittenIsNotUsed() throws IOException {
        onlyRoot();
        Path archive = files(beside(), ".jsa").get(0);
        for (Path file : List.of(archive, archives(beside()).get(0), beside())) {
            Files.setAttribute(file, "unix:uid", NOBODY);
            assertThat(mapped(UnaryOperator.identity()))
                    .as("%s of another user", file)
                    .isEmpty();
            Files.setAttribute(file, "unix:uid", 0);
            var permissions = Files.getPosixFilePermissions(file);
            for (String others : List.of("rwxrwxr-x", "rwxr-xrwx")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(others));
                assertThat(mapped(UnaryOperator.identity()))
                        .as("%s with %s", file, others)
                        .isEmpty();
            }
            Files.setPosixFilePermissions(file, permissions);
        }
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);

        // Whoever owns the jars says what runs anyway.
        for (Path file : List.of(archive, archives(beside()).get(0), beside(), home.resolve("lib"))) {
            Files.setAttribute(file, "unix:uid", NOBODY);
        }
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);
    }

    @Test
    void whereTheInstallationIsReadOnlyTheCacheOfTheUserHoldsIt() throws IOException {
        noArchive();
        Path place = Files.createDirectory(temp.resolve("of-nobody"));
        Path cache = place.resolve("cache");
        Files.setAttribute(place, "unix:uid", NOBODY);
        UnaryOperator<Jgun> nobody = asNobody(cache.toString());
        make(nobody);
        assertThat(beside()).doesNotExist();
        assertThat(archives(cache.resolve("jgun"))).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache.resolve("jgun"))))
                .isEqualTo("rwx------");
        assertThat(mapped(nobody)).containsAll(OF_A_START);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(mapped(nobody)).as("a directory on the way is everybody's").isEmpty();
    }

    @Test
    void whereNothingCanBeWrittenAServerRunsWithout() throws IOException {
        noArchive();
        UnaryOperator<Jgun> nobody = asNobody("/proc/nowhere");
        try (JgunProcess server = nobody.apply(hello()).start()) {
            assertThat(Http.get(server.awaitListening()).statusCode()).isEqualTo(200);
            stopQuietly(server);
        }
        Jgun.Outcome outcome =
                nobody.apply(command()).env("JGUN_CLASS_DATA", "make").run();
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo("jgun: no class-data archive: neither " + home + "/class-data nor"
                        + " /proc/nowhere/jgun is a directory that only this user can write to.\n");
    }

    @Test
    void aFullDiskLeavesNothingBehind() throws Exception {
        onlyRoot();
        noArchive();
        Files.createDirectory(beside());
        Assumptions.assumeTrue(
                exit("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", beside().toString()) == 0, "cannot mount");
        try {
            Jgun.Outcome outcome = command().env("JGUN_CLASS_DATA", "make").run(PATIENCE);
            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.err()).contains("there is no space in " + home + "/class-data");
            assertThat(files(beside(), ".jsa")).isEmpty();
            assertThat(archives(beside())).isEmpty();
            assertThat(mapped(UnaryOperator.identity())).isEmpty();
        } finally {
            assertThat(exit("umount", beside().toString())).isZero();
        }
    }

    @Test
    void canBeSwitchedOff() {
        assertThat(mapped(command -> command.env("JGUN_CLASS_DATA", "off"))).isEmpty();
        assertThat(arguments("JGUN_CLASS_DATA", "off")).noneMatch(word -> word.contains("class.data"));
        assertThat(arguments("JGUN_CLASS_DATA", "use")).noneMatch(word -> word.startsWith("-Djgun.class.data="));
        assertThat(mapped(command -> command.env("JGUN_CLASS_DATA", "use"))).containsAll(OF_A_START);
        assertThat(arguments("JGUN_CLASS_DATA", "auto")).anyMatch(word -> word.startsWith("-Djgun.class.data="));
        Jgun.Outcome outcome = command().env("JGUN_CLASS_DATA", "no").run();
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).isEqualTo("jgun: JGUN_CLASS_DATA must be auto, use, off or make, not no.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xshare:off",
                "-XX:SharedArchiveFile=/tmp/mine.jsa",
                "-XX:AOTCache=/tmp/mine.aot",
                "-javaagent:/opt/agent.jar",
                "-agentlib:jdwp=transport=dt_socket,server=y",
                "--patch-module=java.base=/tmp/patch"
            })
    void optionsOfTheOperatorsRuleItOut(String option) {
        assertThat(arguments("JGUN_JAVA_OPTS", "-Xmx64m " + option))
                .noneMatch(word -> word.contains("class.data") || word.contains("-Xshare:auto"));
    }

    private static Path beside() {
        return home.resolve("class-data");
    }

    private static Jgun command(String... arguments) {
        return Jgun.at(home.resolve("bin/jgun"), arguments)
                .env("JGUN_CLASS_DATA", null)
                .env("CACHE_DIRECTORY", null)
                .env("XDG_CACHE_HOME", root.resolve("unused").toString());
    }

    private Jgun hello() {
        return command("--bind", "127.0.0.1:0", "com.acme.App:servlet").withSamples();
    }

    private void make(UnaryOperator<Jgun> how) {
        assertThat(how.apply(command()).env("JGUN_CLASS_DATA", "make").run(PATIENCE))
                .isEqualTo(new Jgun.Outcome(0, "", ""));
    }

    /** The classes that a short run takes from the archive. It says nothing else than without. */
    private List<String> mapped(UnaryOperator<Jgun> how) {
        return mapped(how, "");
    }

    private List<String> mapped(UnaryOperator<Jgun> how, String options) {
        try {
            Path log = Files.createTempDirectory(temp, "run").resolve("classes.log");
            Files.setPosixFilePermissions(log.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
            assertThat(how.apply(command("--version").env("JGUN_JAVA_OPTS", options + LOADING + log))
                            .run())
                    .isEqualTo(new Jgun.Outcome(0, "jgun (version 0.1.0)\n", ""));
            return fromArchive(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same of a server. */
    private static List<String> served(Jgun command, Path log) {
        try (JgunProcess server = command.start()) {
            assertThat(Http.get(server.awaitListening()).statusCode()).isEqualTo(200);
            stopQuietly(server);
        }
        return fromArchive(log);
    }

    private static List<String> fromArchive(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("shared objects file (top)"))
                    .map(line -> line.substring(line.indexOf("] ") + 2).split(" ", 2)[0])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stopQuietly(JgunProcess server) {
        server.signal("TERM");
        Jgun.Outcome outcome = server.awaitExit();
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines())
                .allSatisfy(line -> assertThat(line).matches("\\[[^\\]]*\\] \\[\\d+\\] \\[INFO\\] .*"));
    }

    private List<String> arguments(String variable, String value) {
        Jgun command =
                command().env("JAVA_HOME", FakeJdk.printingArguments(temp).toString());
        return command.env(variable, value).run().out().lines().toList();
    }

    private static List<Path> archives(Path directory) {
        return files(directory, ".current");
    }

    private static List<Path> files(Path directory, String ending) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UnaryOperator<Jgun> asNobody(String cache) {
        onlyRoot();
        Installed.apt("setpriv", "util-linux");
        return command -> command.through("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups")
                .env("XDG_CACHE_HOME", cache);
    }

    private static void onlyRoot() {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can give files away");
    }

    private static int exit(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
