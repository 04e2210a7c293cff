package io.jgun.servlet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryDirectoryTest {

    @TempDir
    Path parent;

    @Test
    void eachIsNewAndOnlyForThisUser() throws Exception {
        try (TemporaryDirectory one = TemporaryDirectory.in(parent);
                TemporaryDirectory other = TemporaryDirectory.in(parent)) {
            assertThat(one.path()).isNotEqualTo(other.path());
            for (TemporaryDirectory each : new TemporaryDirectory[] {one, other}) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each.path())))
                        .isEqualTo("rwx------");
            }
            Files.writeString(one.child("app").resolve("file"), "text");
        }
        assertThat(parent).isEmptyDirectory();
    }
}
