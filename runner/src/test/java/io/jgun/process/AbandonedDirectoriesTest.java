package io.jgun.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AbandonedDirectoriesTest {

    @TempDir
    Path place;

    @TempDir
    Path elsewhere;

    private final List<Process> processes = new ArrayList<>();

    /** Another process with such a directory. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            Path path = GenerationDirectory.in(Path.of(arguments[0])).path();
            Files.createDirectories(path.resolve("app0/deep/er"));
            Files.writeString(path.resolve("app0/deep/er/upload"), "text");
            Files.createSymbolicLink(path.resolve("app0/link"), Path.of(arguments[1]));
            System.out.println(path);
            int unused = System.in.read();
        }
    }

    @AfterEach
    void endProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void whatAKilledProcessHasLeftGoesAndWhatALivingOneHasStays() throws Exception {
        Path file = Files.writeString(elsewhere.resolve("file"), "precious");
        Path killed = heldByAnother();
        Path living = heldByAnother();
        old(killed);
        old(living);

        AbandonedDirectories.look(place);
        assertThat(killed.resolve("app0/deep/er/upload")).exists();

        processes.get(0).destroyForcibly().waitFor();
        AbandonedDirectories.look(place);

        assertThat(killed).doesNotExist();
        assertThat(living.resolve("app0/deep/er/upload")).exists();
        assertThat(file).hasContent("precious");
    }

    @Test
    void whatIsYoungStays() throws Exception {
        Path young = left("jgun-1");
        Path touched = left("jgun-2");
        old(touched);
        Files.createFile(touched.resolve("new"));
        Path marked = left("jgun-3");
        old(marked);
        age(marked.resolve(GenerationDirectory.MARK), Instant.now());

        AbandonedDirectories.look(place);

        assertThat(young).exists();
        assertThat(touched).exists();
        assertThat(marked).exists();
    }

    @Test
    void ownOnesStayAndStayLocked() throws Exception {
        GenerationDirectory own = GenerationDirectory.in(place);
        old(own.path());
        AbandonedDirectories.look(place);
        assertThat(own.path()).exists();
        assertThat(canBeLockedByAnother(own.path())).isFalse();
        own.close();
        assertThat(canBeLockedByAnother(own.path())).isTrue();
        AbandonedDirectories.look(place);
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void whatOthersHaveMadeStays() throws Exception {
        Path unmarked = directory("jgun-1");
        Path open = left("jgun-2");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path named = left("jgun-links-1");
        Path other = left("jgun-ABC");
        Path linked = directory("jgun-3");
        Path target = Files.createFile(elsewhere.resolve("target"));
        Files.createSymbolicLink(linked.resolve(GenerationDirectory.MARK), target);
        Path directoryAsMark = directory("jgun-4");
        Files.createDirectory(directoryAsMark.resolve(GenerationDirectory.MARK));
        Path far = left(elsewhere.resolve("jgun-5").toString());
        Path link = Files.createSymbolicLink(place.resolve("jgun-5"), far);
        Path file = Files.createFile(place.resolve("jgun-6"));
        for (Path each : List.of(unmarked, open, named, other, linked, directoryAsMark, far)) {
            old(each);
        }
        age(file, Instant.EPOCH);

        AbandonedDirectories.look(place);

        assertThat(List.of(unmarked, open, named, other, linked, directoryAsMark, far, link, file, target))
                .allMatch(Files::exists);
    }

    /** As a process that was killed leaves it. */
    private Path left(String name) throws IOException {
        Path directory = directory(name);
        Files.createFile(directory.resolve(GenerationDirectory.MARK));
        return directory;
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectory(
                place.resolve(name), PosixFilePermissions.asFileAttribute(GenerationDirectory.PERMISSIONS));
    }

    private Path heldByAnother() throws IOException {
        Process process = java(Holder.class.getName(), place.toString(), elsewhere.toString());
        processes.add(process);
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        return Path.of(said.readLine());
    }

    private static Process java(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Another process tries to lock the mark. */
    static final class Locker {

        private Locker() {}

        public static void main(String[] arguments) throws IOException {
            Path mark = Path.of(arguments[0]).resolve(GenerationDirectory.MARK);
            try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE)) {
                System.out.print(channel.tryLock() != null);
            }
        }
    }

    private boolean canBeLockedByAnother(Path directory) throws IOException, InterruptedException {
        Process process = java(Locker.class.getName(), directory.toString());
        processes.add(process);
        try (InputStream said = process.getInputStream()) {
            String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            return Boolean.parseBoolean(text);
        }
    }

    private static void old(Path directory) throws IOException, InterruptedException {
        Instant then = Instant.now().minus(AbandonedDirectories.YOUNG).minusSeconds(1);
        Path mark = directory.resolve(GenerationDirectory.MARK);
        if (Files.exists(mark, LinkOption.NOFOLLOW_LINKS)) {
            age(mark, then);
        }
        age(directory, then);
    }

    /** By another process: Java would open the file for it, and closing it would end the lock of this process. */
    private static void age(Path path, Instant when) throws IOException, InterruptedException {
        Process touch = new ProcessBuilder("touch", "-h", "-d", when.toString(), path.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(touch.waitFor()).isZero();
    }
}
