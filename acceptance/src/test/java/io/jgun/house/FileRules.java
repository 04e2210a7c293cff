package io.jgun.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules that files can break, whatever is in them. */
final class FileRules {

    private static final int LONGEST = 400;
    private static final int MEDIAN = 120;

    /** Not a word of where it was made. Split, so that this file does not break its own rule. */
    private static final List<String> FOREIGN = List.of(
            "/wo" + "rk/",
            "../sha" + "red",
            "repo.ma" + "ven",
            "repo1.ma" + "ven",
            "registry.np" + "mjs",
            "deb.deb" + "ian");

    /** Maven's own wrapper has to say where Maven is. */
    private static final Set<String> MAY_NAME_HOSTS = Set.of("mvnw", "mvnw.cmd", "maven-wrapper.properties");

    private FileRules() {}

    static List<String> sizes(List<Path> files) {
        List<String> violations = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (Path file : files) {
            int lines = text(file).lines().mapToInt(line -> 1).sum();
            sizes.add(lines);
            if (lines > LONGEST) {
                violations.add(file + " has " + lines + " lines, more than " + LONGEST);
            }
        }
        sizes.sort(null);
        if (!sizes.isEmpty() && sizes.get(sizes.size() / 2) >= MEDIAN) {
            violations.add("the median file has " + sizes.get(sizes.size() / 2) + " lines, not under " + MEDIAN);
        }
        return violations;
    }

    static List<String> foreignWords(List<Path> files) {
        List<String> violations = new ArrayList<>();
        for (Path file : files) {
            if (MAY_NAME_HOSTS.contains(file.getFileName().toString())) {
                continue;
            }
            String text = text(file);
            FOREIGN.stream().filter(text::contains).forEach(word -> violations.add(file + " says " + word));
        }
        return violations;
    }

    /** What belongs to the project: everything but build output and git's own. */
    static List<Path> all(Path root) {
        return walk(
                root,
                path -> !Set.of("target", ".git", ".idea", "node_modules")
                        .contains(path.getFileName().toString()));
    }

    static List<Path> javaSources(List<Path> files) {
        return files.stream().filter(path -> path.toString().endsWith(".java")).toList();
    }

    private static List<Path> walk(Path directory, java.util.function.Predicate<Path> enter) {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.sorted().toList()) {
                if (!enter.test(entry)) {
                    continue;
                }
                if (Files.isDirectory(entry)) {
                    found.addAll(walk(entry, enter));
                } else {
                    found.add(entry);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
