package io.jgun.servlet.app.scan;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where scans lie: who may have written them, how many there are. */
class ScanDirectoryTest {

    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    Path temp;

    private Path place;
    private ScanDirectory directory;

    @BeforeEach
    void aDirectory() throws IOException {
        Files.setPosixFilePermissions(temp, fromString("rwxr-xr-x"));
        place = temp.toRealPath().resolve("cache/jgun");
        directory = new ScanDirectory(place, Optional.empty());
    }

    @Test
    void isMadeForThisUserAlone() throws IOException {
        assertThatIOException().isThrownBy(() -> directory.read("one")).isInstanceOf(NoSuchFileException.class);
        assertThat(directory.write("one", CONTENT, false, () -> true)).isTrue();
        assertThat(directory.read("one")).isEqualTo(CONTENT);
        assertThat(permissions(place)).isEqualTo("rwx------");
        assertThat(permissions(place.resolve("one.scan"))).isEqualTo("rw-------");
        assertThat(names()).containsExactly("one.scan", "scan.lock");
    }

    @Test
    void whatIsThereIsReplaced() throws IOException {
        directory.write("one", CONTENT, false, () -> true);
        Files.writeString(place.resolve("one.scan.next"), "of a process that was killed");
        directory.write("one", new byte[] {4}, false, () -> true);
        assertThat(directory.read("one")).containsExactly(4);
        assertThat(directory.write("one", CONTENT, false, () -> false)).isFalse();
        assertThat(directory.read("one")).containsExactly(4);
        assertThat(names()).containsExactly("one.scan", "scan.lock");
    }

    @Test
    void nobodyWritesWhileAnotherDoes() throws IOException {
        directory.write("one", CONTENT, false, () -> true);
        try (FileChannel channel = FileChannel.open(place.resolve("scan.lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(directory.write("two", CONTENT, false, () -> true)).isFalse();
        }
        assertThat(directory.write("two", CONTENT, false, () -> true)).isTrue();
    }

    @Test
    void whatOthersCanWriteIsNotBelieved() throws IOException {
        directory.write("one", CONTENT, false, () -> true);
        for (Path path : List.of(place.resolve("one.scan"), place, place.getParent())) {
            var before = Files.getPosixFilePermissions(path);
            for (String others : List.of("rwxrwxr-x", "rwxr-xrwx")) {
                Files.setPosixFilePermissions(path, fromString(others));
                assertThatIOException().as("%s %s", path, others).isThrownBy(() -> directory.read("one"));
            }
            Files.setPosixFilePermissions(path, before);
        }
        assertThat(directory.read("one")).isEqualTo(CONTENT);
        Files.setPosixFilePermissions(place, fromString("rwxrwxrwx"));
        assertThatIOException().isThrownBy(() -> directory.write("two", CONTENT, false, () -> true));
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        directory.write("one", CONTENT, false, () -> true);
        Files.move(place.resolve("one.scan"), temp.resolve("elsewhere"));
        Files.createSymbolicLink(place.resolve("one.scan"), temp.resolve("elsewhere"));
        assertThatIOException().isThrownBy(() -> directory.read("one"));
        directory.write("one", new byte[] {4}, false, () -> true);
        assertThat(temp.resolve("elsewhere")).hasBinaryContent(CONTENT);
        assertThat(directory.read("one")).containsExactly(4);
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        directory.write("one", CONTENT, false, () -> true);
        Files.write(place.resolve("one.scan"), new byte[ScanFile.LARGEST + 1]);
        assertThatIOException().isThrownBy(() -> directory.read("one")).withMessage("too large");
    }

    @Test
    void thoseThatWereUsedLastAreKept() throws IOException {
        Instant now = Instant.now();
        for (int i = 0; i < 20; i++) {
            directory.write("webapp" + i, CONTENT, false, () -> true);
            Files.setLastModifiedTime(
                    place.resolve("webapp" + i + ".scan"), FileTime.from(now.minus(Duration.ofDays(20 - i))));
            directory.touch("webapp0");
        }
        directory.write("last", CONTENT, false, () -> true);
        assertThat(names())
                .hasSize(17)
                .contains("last.scan", "webapp0.scan", "webapp19.scan", "scan.lock")
                .doesNotContain("webapp1.scan", "webapp4.scan");
    }

    @Test
    void besideTheJarsTheirOwnerIsBelieved() throws IOException {
        Path lib = Files.createDirectory(temp.resolve("lib"));
        ScanDirectory beside = new ScanDirectory(temp.resolve("class-data"), Optional.of(lib));
        assertThat(beside.write("one", CONTENT, false, () -> true)).isTrue();
        assertThat(permissions(temp.resolve("class-data"))).isEqualTo("rwxr-xr-x");
        Files.setPosixFilePermissions(temp, fromString("rwxrwxrwx"));
        assertThat(beside.read("one"))
                .as("whoever could write here could change the jars")
                .isEqualTo(CONTENT);
    }

    @Test
    void whatIsWrittenForAllUsersLiesBesideTheJars() throws IOException {
        ScanDirectory beside =
                new ScanDirectory(temp.resolve("class-data"), Optional.of(Files.createDirectory(temp.resolve("lib"))));
        beside.write("one", CONTENT, true, () -> true);
        beside.write("two", CONTENT, false, () -> true);
        assertThat(permissions(temp.resolve("class-data/one.scan"))).isEqualTo("rw-r--r--");
        assertThat(permissions(temp.resolve("class-data/two.scan"))).isEqualTo("rw-------");
        directory.write("one", CONTENT, true, () -> true);
        assertThat(permissions(place.resolve("one.scan"))).isEqualTo("rw-------");
    }

    @Test
    void thePlacesAreTheLaunchers() {
        assertThat(ScanMemory.of("").directories()).isEmpty();
        assertThat(ScanMemory.of("make:/opt/jgun/class-data:"))
                .isEqualTo(new ScanMemory(
                        List.of(new ScanDirectory(
                                Path.of("/opt/jgun/class-data"), Optional.of(Path.of("/opt/jgun/lib")))),
                        ScanMemory.Keeping.LATER));
        ScanMemory used = ScanMemory.of("use:/opt/jgun/class-data:/home/it/.cache/jgun");
        assertThat(used.keeping()).isEqualTo(ScanMemory.Keeping.NEVER);
        assertThat(ScanMemory.of("now:/opt/jgun/class-data:").isAllThereIsToDo())
                .isTrue();
        assertThat(used.directories().get(1))
                .isEqualTo(new ScanDirectory(Path.of("/home/it/.cache/jgun"), Optional.empty()));
    }

    @Test
    void aFileOfNoUseIsPassedOverAndReplaced() throws IOException {
        ScanMemory memory = new ScanMemory(List.of(directory), ScanMemory.Keeping.LATER);
        ContentKey key = new ContentKey(1, 2);
        for (byte[] content : List.of(CONTENT, new byte[0], new byte[1000])) {
            directory.write("one", content, false, () -> true);
            assertThat(memory.read("one")).isEmpty();
            memory.write("one", java.util.Map.of(key, PackedClasses.pack(List.of())));
            assertThat(memory.read("one")).containsOnlyKeys(key);
        }
        byte[] whole = Files.readAllBytes(place.resolve("one.scan"));
        Files.write(place.resolve("one.scan"), Arrays.copyOf(whole, whole.length - 1));
        assertThat(memory.read("one")).isEmpty();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
