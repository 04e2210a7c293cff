package io.jgun.config.python;

import io.jgun.config.ConfigOutput;
import io.jgun.config.ReaderContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Config files as users write them, each with the values that Python gives its names. */
final class Corpus {

    static final ReaderContext CONTEXT = new ReaderContext(
            Map.of(
                    "PORT", "9000",
                    "WEB_CONCURRENCY", "4",
                    "GUNICORN_WORKERS", "3",
                    "HOME", "/home/app",
                    "DEBUG", "true",
                    "WORKERS", "5"),
            Path.of("").toAbsolutePath(),
            ConfigOutput.discard());

    private Corpus() {}

    static List<Path> files() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/corpus"))) {
            return files.filter(file -> file.toString().endsWith(".py"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
