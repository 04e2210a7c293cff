package io.jgun.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What java.nio.file.Files lacks. */
final class Directories {
    private static final Set<Path> TEMPORARY = ConcurrentHashMap.newKeySet();

    private Directories() {}

    /** A new one, which is deleted at the latest when this program ends. */
    static Path temporary() throws IOException {
        Path directory = Files.createTempDirectory("benchmark");
        TEMPORARY.add(directory);
        return directory;
    }

    /** As far as it is possible. */
    static void deleteTemporary() {
        for (Path directory : TEMPORARY) {
            try {
                delete(directory);
            } catch (IOException | UncheckedIOException e) {
                System.err.println("benchmarks/run: cannot delete " + directory + ": " + e.getMessage());
            }
        }
    }

    /** With all that is in it. */
    static void delete(Path directory) throws IOException {
        TEMPORARY.remove(directory);
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
