package io.jgun.posix;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnershipTest {

    /** Nobody's numbers. */
    private final Ownership stranger = new Ownership(54_321, 54_322);

    @TempDir
    Path directory;

    @BeforeEach
    void openForAll() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files away");
        Files.setPosixFilePermissions(directory, fromString("rwxr-xr-x"));
    }

    @Test
    void aDirectoryOfRootsIsOutOfReachBelowAStickyOne() throws IOException {
        Path below = Files.createDirectory(directory.resolve("below"));

        assertThat(stranger.outOfReach(directory.resolve("a.log"))).contains(directory.resolve("a.log"));
        assertThat(stranger.outOfReach(below.resolve("a.log"))).contains(below.resolve("a.log"));
        assertThat(stranger.outOfReach(below.resolve("../a.log"))).contains(directory.resolve("a.log"));
    }

    @Test
    void whatAnybodyMayChangeIsNot() throws IOException {
        Path below = Files.createDirectory(directory.resolve("below"));
        Files.setPosixFilePermissions(directory, fromString("rwxrwxrwx"));

        assertThat(stranger.outOfReach(directory.resolve("a.log"))).isEmpty();
        assertThat(stranger.outOfReach(below.resolve("a.log")))
                .as("its place may be taken")
                .isEmpty();
        assertThat(stranger.outOfReach(Path.of("/tmp/a.log"))).isEmpty();
    }

    @Test
    void whatTheUserOrItsGroupMayChangeIsNot() throws IOException {
        Path below = Files.createDirectory(directory.resolve("below"));
        Path file = below.resolve("a.log");

        Files.setAttribute(below, "unix:uid", 54_321);
        assertThat(stranger.outOfReach(file)).isEmpty();

        Files.setAttribute(below, "unix:uid", 0);
        Files.setAttribute(below, "unix:gid", 54_322);
        assertThat(stranger.outOfReach(file)).isPresent();
        Files.setPosixFilePermissions(below, fromString("rwxrwxr-x"));
        assertThat(stranger.outOfReach(file)).isEmpty();
    }

    @Test
    void linksOfRootsAreFollowedAndThoseOfTheUserAreNot() throws IOException {
        Path secrets = Files.createDirectory(directory.resolve("secrets"));
        Path secret = Files.writeString(secrets.resolve("shadow"), "root's");
        Path users = Files.createDirectory(directory.resolve("users"));
        Files.setAttribute(users, "unix:uid", 54_321);
        Files.createSymbolicLink(users.resolve("a.log"), secret);
        Files.createSymbolicLink(users.resolve("logs"), secrets);
        Files.createSymbolicLink(directory.resolve("run"), Path.of("secrets"));
        Files.createSymbolicLink(directory.resolve("circle"), Path.of("circle"));

        assertThat(stranger.outOfReach(directory.resolve("run/shadow"))).contains(secret);
        assertThat(stranger.outOfReach(directory.resolve("circle/x"))).isEmpty();
        stranger.giveFile(users.resolve("a.log"));
        stranger.giveFile(users.resolve("logs/shadow"));
        assertThat(Files.getAttribute(secret, "unix:uid")).isEqualTo(0);
    }

    @Test
    void aFileIsMadeWhereThereIsNone() throws IOException {
        Path file = directory.resolve("a.log");
        stranger.giveFile(file);
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(54_321);
        assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(54_322);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(fromString("rw-r--r--"));

        stranger.giveFile(directory.resolve("missing/a.log"));
        assertThat(directory.resolve("missing")).doesNotExist();
        stranger.giveFile(Path.of("/dev/null"));
        assertThat(Files.getAttribute(Path.of("/dev/null"), "unix:uid")).isEqualTo(0);
    }
}
