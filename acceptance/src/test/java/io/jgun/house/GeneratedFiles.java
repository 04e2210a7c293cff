package io.jgun.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Files that come from the code: settings, log atoms, hooks. */
final class GeneratedFiles {

    private GeneratedFiles() {}

    /** Which files do not hold the text that the code gives for them. */
    static List<String> stale(Map<Path, String> expected) {
        List<String> violations = new ArrayList<>();
        expected.forEach((file, text) -> {
            if (!text.equals(read(file))) {
                violations.add(file + " is not what the code says; CONTRIBUTING.md says how to write it anew");
            }
        });
        return violations;
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
