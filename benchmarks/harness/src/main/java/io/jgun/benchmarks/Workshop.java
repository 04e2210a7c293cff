package io.jgun.benchmarks;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Makes what the servers serve beside the servlet: a file of 1 MiB, in a directory, in a webapp and in a WAR. */
final class Workshop {
    static final String FILE = "1m.bin";
    static final int FILE_SIZE = 1 << 20;

    private Workshop() {}

    /** A directory that holds the file and nothing else. */
    static Path files(Checkout checkout) {
        return checkout.built("war", "files");
    }

    /** The webapp with the file, as a directory. */
    static Path webapp(Checkout checkout) {
        return checkout.built("war", "with-file");
    }

    /** The webapp with the file, as a WAR. */
    static Path war(Checkout checkout) {
        return checkout.built("war", "with-file.war");
    }

    static void prepare(Checkout checkout) throws IOException {
        byte[] content = new byte[FILE_SIZE];
        new Random(1).nextBytes(content); // nothing that a compressing server could gain from
        Files.createDirectories(files(checkout));
        Files.write(files(checkout).resolve(FILE), content);
        copy(checkout.built("war", "hello"), webapp(checkout));
        Files.write(webapp(checkout).resolve(FILE), content);
        Files.copy(checkout.built("war", "hello.war"), war(checkout), StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem zip = FileSystems.newFileSystem(war(checkout), Map.of())) {
            Files.write(zip.getPath(FILE), content);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path each : walk.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
