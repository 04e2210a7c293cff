package io.jgun.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The class-data archive of the distribution under test, for the Java that runs the tests. It is made before the first server
 * starts, not behind the back of a test; a build of the distribution removes it with the jars that it belongs to.
 */
final class ClassData {

    private static final boolean PROVIDED = provided();

    private ClassData() {}

    /** Makes it, if it is not there. Where it cannot be made servers start without, more slowly. */
    static boolean provide() {
        return PROVIDED;
    }

    private static boolean provided() {
        Path lock =
                Checkout.root().resolve("distribution/target/class-data.lock"); // test classes may run in two processes
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && isThere()) {
                return true;
            }
            Jgun.Outcome outcome = Jgun.command().env("JGUN_CLASS_DATA", "make").run(Duration.ofMinutes(3));
            System.err.print(outcome.err()); // why there is none
            return outcome.exit() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isThere() throws IOException {
        Path directory = Checkout.home().resolve("class-data");
        if (!Files.isDirectory(directory)) {
            return false;
        }
        String java = "-java-" + System.getProperty("java.version") + "-";
        var built = Files.getLastModifiedTime(Checkout.home().resolve("lib"));
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".current")).toList()) {
                if (file.getFileName().toString().contains(java)
                        && Files.getLastModifiedTime(file).compareTo(built) > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
