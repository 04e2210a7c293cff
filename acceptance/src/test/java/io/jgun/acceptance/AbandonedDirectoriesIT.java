package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Unpacked WARs and uploads of processes that could not remove them. */
@BesideOthers
final class AbandonedDirectoriesIT {

    @TempDir
    Path place;

    @ParameterizedTest
    @EnumSource
    void theNextStartRemovesWhatAKilledServerHasLeft(Isolation isolation) throws IOException {
        Path decoy = leave("jgun-decoy");
        try (JgunProcess living = shop(isolation)) {
            // It looks once, some seconds after its start; from here on only the next one does.
            living.awaitLine("Removed " + decoy + ", left by a process that was killed");
            Path used = only(directories());
            Path left;
            try (JgunProcess killed = shop(isolation)) {
                left = only(directories().stream()
                        .filter(each -> !each.equals(used))
                        .toList());
                List<Long> workers = isolation == Isolation.PROCESSES ? killed.children() : List.of();
                workers.forEach(worker -> killed.signal("STOP", worker)); // so that it cannot see the arbiter's end
                killed.signal("KILL");
                workers.forEach(worker -> living.signal("KILL", worker));
                killed.awaitExit();
            }
            assertThat(left.resolve("app0")).isNotEmptyDirectory();
            age(used);
            age(left);
            try (JgunProcess next = shop(isolation)) {
                next.awaitLine("Removed " + left + ", left by a process that was killed");
                assertThat(left).doesNotExist();
                assertThat(used.resolve("app0")).isNotEmptyDirectory();
                assertThat(directories()).hasSize(2);
            }
        }
    }

    @Test
    void theArbiterRemovesWhatAKilledWorkerHasLeft() throws IOException {
        try (JgunProcess server = shop(Isolation.PROCESSES)) {
            Path left = only(directories());
            age(left);
            server.signal("KILL", server.children().get(0));
            server.awaitLine("Removed " + left + ", left by a process that was killed");
            server.awaitBooted(2);
            assertThat(Http.get(server.awaitListening(), "/products").body()).contains("Cups");
            server.signal("TERM");
            assertThat(server.awaitExit().exit()).isZero();
            assertThat(directories()).as("what a worker removes itself").isEmpty();
        }
    }

    private JgunProcess shop(Isolation isolation) {
        JgunProcess server = Jgun.command("--bind", "127.0.0.1:0", "--workers", "1")
                .with(
                        "--worker-tmp-dir",
                        place.toString(),
                        Checkout.sample("shop.war").toString())
                .with(isolation)
                .start();
        assertThat(Http.get(server.awaitListening(), "/products").body()).contains("Cups");
        server.awaitBooted(1);
        return server;
    }

    private List<Path> directories() throws IOException {
        try (Stream<Path> all = Files.list(place)) {
            return all.filter(each -> !each.getFileName().toString().startsWith("jgun-links-"))
                    .toList();
        }
    }

    /** A directory as a killed process leaves it. */
    private Path leave(String name) throws IOException {
        Path directory = Files.createDirectory(
                place.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(directory.resolve(".in-use"));
        age(directory);
        return directory;
    }

    private static Path only(List<Path> paths) {
        assertThat(paths).hasSize(1);
        return paths.get(0);
    }

    /** Two minutes: what is younger than one is left alone. */
    private static void age(Path directory) throws IOException {
        FileTime then = FileTime.from(Instant.now().minus(Duration.ofMinutes(2)));
        Files.setLastModifiedTime(directory.resolve(".in-use"), then);
        Files.setLastModifiedTime(directory, then);
    }
}
