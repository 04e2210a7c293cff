package io.jgun.posix;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

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
        Files.setPosixFilePermissions(directory, fromString("rwxr-xr-x"));
    }

    @Test
    void aDirectoryOfOthersIsOutOfReachBelowAStickyOne() throws IOException {
        assertThat(stranger.isOutOfReach(directory)).isTrue();
        assertThat(stranger.isOutOfReach(Files.createDirectory(directory.resolve("below"))))
                .isTrue();
    }

    @Test
    void whatAnybodyMayChangeIsNot() throws IOException {
        Path below = Files.createDirectory(directory.resolve("below"));
        Files.setPosixFilePermissions(directory, fromString("rwxrwxrwx"));

        assertThat(stranger.isOutOfReach(directory)).isFalse();
        assertThat(stranger.isOutOfReach(below)).as("its place may be taken").isFalse();
        assertThat(stranger.isOutOfReach(Path.of("/tmp"))).isFalse();
    }

    @Test
    void whatTheUserOrItsGroupOwnsIsNot() throws IOException {
        long user = ((Number) Files.getAttribute(directory, "unix:uid")).longValue();
        long group = ((Number) Files.getAttribute(directory, "unix:gid")).longValue();

        assertThat(new Ownership(user, 54_322).isOutOfReach(directory)).isFalse();
        assertThat(new Ownership(54_321, group).isOutOfReach(directory)).isTrue();
        Files.setPosixFilePermissions(directory, fromString("rwxrwxr-x"));
        assertThat(new Ownership(54_321, group).isOutOfReach(directory)).isFalse();
    }

    @Test
    void whatIsMissingIsNot() throws IOException {
        assertThat(stranger.isOutOfReach(directory.resolve("missing"))).isFalse();
    }
}
