package io.jgun.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    private static final long SELF = ProcessHandle.current().pid();

    @TempDir
    Path directory;

    @Test
    void namesTheProcessAndCanBeReadByAll() throws IOException {
        Path file = directory.resolve("jgun.pid");

        PidFile.create(file, SELF);

        assertThat(file).hasContent(SELF + "\n");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(directory).isDirectoryNotContaining(entry -> !entry.equals(file));
    }

    @Test
    void replacesTheFileOfAProcessThatIsGone() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path file = Files.writeString(directory.resolve("jgun.pid"), gone.pid() + "\n");

        PidFile.create(file, SELF);

        assertThat(file).hasContent(SELF + "\n");
    }

    @Test
    void replacesWhatIsNoNumber() throws IOException {
        Path file = Files.writeString(directory.resolve("jgun.pid"), "garbage");

        PidFile.create(file, SELF);

        assertThat(file).hasContent(SELF + "\n");
    }

    @Test
    void refusesTheFileOfALiveProcessAndNamesIt() throws IOException {
        Path file = Files.writeString(directory.resolve("jgun.pid"), "1\n");

        assertThatThrownBy(() -> PidFile.create(file, SELF))
                .isInstanceOfSatisfying(
                        ExitException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.ERROR))
                .hasMessageContaining("Already running on pid 1")
                .hasMessageContaining("--pid");
        assertThat(file).hasContent("1\n");
    }

    @Test
    void saysWhyItCannotBeWritten() {
        Path file = directory.resolve("missing/jgun.pid");

        assertThatThrownBy(() -> PidFile.create(file, SELF))
                .isInstanceOf(ExitException.class)
                .hasMessageContaining("Can't write the pid file '" + file + "': no such file or directory");
    }

    @Test
    void deletesOnlyItsOwn() throws IOException {
        Path file = directory.resolve("jgun.pid");
        PidFile own = PidFile.create(file, SELF);
        Files.writeString(file, "1\n");
        own.delete();
        assertThat(file).exists();

        PidFile.create(directory.resolve("other.pid"), SELF).delete();
        assertThat(directory.resolve("other.pid")).doesNotExist();
    }

    @Test
    void inADirectoryOfRootsItIsOverwrittenAndEmptied() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may write to every directory");
        Path file = Files.writeString(directory.resolve("jgun.pid"), "");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));

        PidFile created = PidFile.create(file, SELF);
        assertThat(file).hasContent(SELF + "\n");

        created.delete();
        assertThat(file).isEmptyFile();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
