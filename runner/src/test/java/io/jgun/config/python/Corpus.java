package io.jgun.config.python;

import io.jgun.config.ConfigOutput;
import io.jgun.config.ReaderContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Config files as users write them, each with the values that Python gives its names. */
public final class Corpus {

    /** The environment that the expected values belong to. */
    public static final ReaderContext CONTEXT = new ReaderContext(
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

    public static List<Path> files() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/corpus"))) {
            return files.filter(file -> file.toString().endsWith(".py"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a name has at the end of the file.
     *
     * @param value a Python literal, {@code <function>} or {@code set()}
     */
    public record Expected(String name, String value) {}

    /** The expected values of a file on this machine: a line {@code name@N = ...} holds for N processors only; {@code
     * ${corpus}} is the directory of the file. */
    public static List<Expected> expected(Path file) throws IOException {
        List<Expected> values = new ArrayList<>();
        String directory = String.valueOf(file.toAbsolutePath().getParent());
        for (String line : Files.readAllLines(Path.of(file.toString().replace(".py", ".expected")))) {
            int equals = line.indexOf(" = ");
            String[] name = line.substring(0, equals).split("@", 2);
            if (name.length == 1
                    || Integer.parseInt(name[1]) == Runtime.getRuntime().availableProcessors()) {
                values.add(new Expected(name[0], line.substring(equals + 3).replace("${corpus}", directory)));
            }
        }
        return values;
    }
}
