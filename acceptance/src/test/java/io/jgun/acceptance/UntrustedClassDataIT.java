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
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of classes that are not what they were made as, or not the user's own; and places where none can be kept. */
@BesideOthers
class UntrustedClassDataIT extends ClassDataFixture {

    private static final int NOBODY = 65534;

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
