package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive of classes that a first start makes and later ones use, in an installation of these tests' own for each Java. */
@BesideOthers
@ParameterizedClass(name = "Java {0}")
@MethodSource("javas")
class ClassDataIT {

    private static final int NOBODY = 65534;
    static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final List<String> OF_A_START = List.of("io.jgun.cli.Main", "io.jgun.settings.Catalog");

    @TempDir
    static Path root;

    @SuppressWarnings("NullAway.Init") // before the tests of each Java
    private static ClassDataInstallation installation;

    @Parameter
    private int feature;

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

    @Test
    void theFirstStartMakesItAndTheSecondUsesIt() throws IOException {
        installation.clear();
        assertThat(mapped(UnaryOperator.identity())).isEmpty();
        try (JgunProcess first = Impatient.run(hello(), temp).start()) {
            Http.get(first.awaitListening());
            await().atMost(PATIENCE).until(() -> !installation.files(".current").isEmpty());
            assertThat(Http.get(first.awaitListening()).statusCode()).isEqualTo(200);
            stopQuietly(first);
        }
        assertThat(installation.files(feature >= 25 ? ".aot" : ".jsa")).hasSize(1);
        assertThat(installation.files(".next")).isEmpty();
        assertThat(installation.files(".record")).isEmpty();
        Path log = temp.resolve("served.log");
        assertThat(served(hello().env("JGUN_JAVA_OPTS", ClassDataInstallation.LOADING + log), log))
                .hasSizeGreaterThan(1000)
                .contains("io.jgun.cli.Main", "org.eclipse.jetty.server.Server", "ch.qos.logback.classic.Logger");
    }

    @Test
    void firstStartsAtTheSameTimeDoNotDisturbEachOther() throws IOException {
        installation.clear();
        try (JgunProcess one = Impatient.run(hello(), temp).start();
                JgunProcess two = Impatient.run(hello(), temp).start()) {
            one.awaitListening();
            two.awaitListening();
            await().atMost(PATIENCE).until(() -> !installation.files(".current").isEmpty());
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
        assertThat(installation.archives()).hasSize(1);
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);
    }

    @Test
    void isMadeAnewWhenTheJarsAreNewer() throws IOException {
        List<Path> before = installation.archives();
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);
        FileTime built = Files.getLastModifiedTime(installation.home().resolve("lib"));
        Files.setLastModifiedTime(installation.home().resolve("lib"), FileTime.from(Instant.now()));
        assertThat(mapped(UnaryOperator.identity())).isEmpty();
        installation.make(UnaryOperator.identity());
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);
        assertThat(installation.archives()).hasSize(1).doesNotContainAnyElementsOf(before);
        Files.setLastModifiedTime(installation.home().resolve("lib"), built);
    }

    @Test
    void anotherCollectorHasAnotherArchive() {
        String parallel = "-XX:+UseParallelGC ";
        assertThat(mapped(command -> command, parallel)).isEmpty();
        installation.make(command -> command.env("JGUN_JAVA_OPTS", parallel));
        assertThat(installation.files(".current")).hasSize(2);
        assertThat(mapped(command -> command, parallel)).containsAll(OF_A_START);
    }

    @Test
    void anArchiveThatTheJvmRefusesIsPassedOverInSilenceAndMadeAnew() throws IOException {
        Path archive = installation.archives().get(0);
        FileTime made = Files.getLastModifiedTime(archive);
        byte[] garbage = new byte[(int) Files.size(archive)];
        Arrays.fill(garbage, (byte) 'x');
        Files.delete(archive);
        Files.write(archive, garbage);
        Files.setLastModifiedTime(archive, made); // nothing but its content tells
        Path log = temp.resolve("classes.log");
        try (JgunProcess server = Impatient.run(hello(), temp)
                .env("JGUN_JAVA_OPTS", ClassDataInstallation.LOADING + log)
                .start()) {
            assertThat(Http.get(server.awaitListening()).statusCode()).isEqualTo(200);
            await().atMost(PATIENCE).until(() -> !installation.archives().contains(archive));
            stopQuietly(server);
        }
        assertThat(ClassDataInstallation.fromArchive(log)).isEmpty();
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);
    }

    /** An AOT cache fits only the modules of Java as they were when it was made. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--add-opens java.base/java.util=ALL-UNNAMED",
                "--add-modules=java.sql.rowset",
                "-Dcom.sun.management.jmxremote"
            })
    void optionsThatChangeModulesHaveAnArchiveThatFits(String option) {
        installation.make(command -> command.env("JGUN_JAVA_OPTS", option));
        assertThat(mapped(UnaryOperator.identity(), option + " ")).containsAll(OF_A_START);
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);
    }

    @Test
    void arbiterAndWorkersShareTheArchive() throws IOException {
        String option = "--add-opens java.base/java.util=ALL-UNNAMED";
        installation.make(command -> command.env("JGUN_JAVA_OPTS", option));
        try (JgunProcess server = command(
                        "--bind", "127.0.0.1:0", "--prefork", "--workers", "2", "com.acme.App:servlet")
                .withSamples()
                .env("JGUN_JAVA_OPTS", option)
                .start()) {
            assertThat(Http.get(server.awaitListening()).statusCode()).isEqualTo(200);
            List<Long> pids = Stream.concat(
                            Stream.of(server.pid()),
                            ProcessHandle.of(server.pid())
                                    .orElseThrow()
                                    .children()
                                    .map(ProcessHandle::pid))
                    .toList();
            assertThat(pids).hasSizeGreaterThan(1);
            String[] archives =
                    installation.archives().stream().map(Path::toString).toArray(String[]::new);
            for (long pid : pids) {
                // One worker serves while the other begins.
                await().untilAsserted(() -> assertThat(Files.readString(Path.of("/proc/" + pid + "/maps")))
                        .as("%s of %s", pid, pids)
                        .containsAnyOf(archives));
            }
            stopQuietly(server);
        }
    }

    @Test
    void anArchiveThatAnotherProcessIsMakingIsLeftToIt() throws IOException {
        String current = installation.files(".current").get(0).getFileName().toString();
        Files.createFile(beside().resolve(current.replace(".current", "-1.record")));
        assertThat(command().env("JGUN_CLASS_DATA", "make").run())
                .isEqualTo(new Jgun.Outcome(1, "", "jgun: no class-data archive: another process is making it.\n"));
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncated", "changed", "missing", "empty", "no number"})
    void anArchiveThatIsNotAsItWasMadeIsNotUsed(String damage) throws IOException {
        Path archive = installation.archives().get(0);
        Path current = installation.files(".current").get(0);
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
        Path archive = installation.archives().get(0);
        for (Path file : List.of(archive, installation.files(".current").get(0), beside())) {
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
        for (Path file : List.of(
                archive,
                installation.files(".current").get(0),
                beside(),
                installation.home().resolve("lib"))) {
            Files.setAttribute(file, "unix:uid", NOBODY);
        }
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);
    }

    @Test
    void whereTheInstallationIsReadOnlyTheCacheOfTheUserHoldsIt() throws IOException {
        installation.clear();
        Path place = Files.createDirectory(temp.resolve("of-nobody"));
        Path cache = place.resolve("cache");
        Files.setAttribute(place, "unix:uid", NOBODY);
        UnaryOperator<Jgun> nobody = asNobody(cache.toString());
        installation.make(nobody);
        assertThat(beside()).doesNotExist();
        assertThat(ClassDataInstallation.files(cache.resolve("jgun"), ".current"))
                .hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache.resolve("jgun"))))
                .isEqualTo("rwx------");
        assertThat(mapped(nobody)).containsAll(OF_A_START);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(mapped(nobody)).as("a directory on the way is everybody's").isEmpty();
    }

    @Test
    void whereNothingCanBeWrittenAServerRunsWithout() throws IOException {
        installation.clear();
        UnaryOperator<Jgun> nobody = asNobody("/proc/nowhere");
        try (JgunProcess server = nobody.apply(hello()).start()) {
            assertThat(Http.get(server.awaitListening()).statusCode()).isEqualTo(200);
            stopQuietly(server);
        }
        Jgun.Outcome outcome =
                nobody.apply(command()).env("JGUN_CLASS_DATA", "make").run();
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo("jgun: no class-data archive: neither " + installation.home() + "/class-data nor"
                        + " /proc/nowhere/jgun is a directory that only this user can write to.\n");
    }

    @Test
    void aFullDiskLeavesNothingBehind() throws Exception {
        onlyRoot();
        installation.clear();
        Files.createDirectory(beside());
        Assumptions.assumeTrue(
                exit("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", beside().toString()) == 0, "cannot mount");
        try {
            Jgun.Outcome outcome = command().env("JGUN_CLASS_DATA", "make").run(PATIENCE);
            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.err()).contains("there is no space in " + installation.home() + "/class-data");
            assertThat(installation.archives()).isEmpty();
            assertThat(installation.files(".current")).isEmpty();
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

    private static Jgun command(String... arguments) {
        return installation.command(arguments);
    }

    private Jgun hello() {
        return command("--bind", "127.0.0.1:0", "com.acme.App:servlet").withSamples();
    }

    private static Path beside() {
        return installation.beside();
    }

    /** The classes that a short run takes from the archive. It says nothing else than without. */
    private List<String> mapped(UnaryOperator<Jgun> how) {
        return mapped(how, "");
    }

    private List<String> mapped(UnaryOperator<Jgun> how, String options) {
        return installation.mapped(how, options, temp);
    }

    /** The same of a server. */
    private static List<String> served(Jgun command, Path log) {
        try (JgunProcess server = command.start()) {
            assertThat(Http.get(server.awaitListening()).statusCode()).isEqualTo(200);
            stopQuietly(server);
        }
        return ClassDataInstallation.fromArchive(log);
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
