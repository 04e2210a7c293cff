package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said in docs/deploy is run by a test, and speaks of options that there are. */
class GuidesTest {

    private static final Pattern OPTION = Pattern.compile("`(--[a-z][a-z-]+)[^`]*`");

    private static List<Path> files(Path directory, String end) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    @Test
    void eachGuideIsFollowedByATest() throws IOException {
        StringBuilder tests = new StringBuilder();
        for (Path file : files(Checkout.root().resolve("acceptance/src/test/java"), "IT.java")) {
            tests.append(Files.readString(file));
        }
        for (Path guide : files(Checkout.root().resolve("docs/deploy"), ".md")) {
            assertThat(tests).contains('"' + guide.getFileName().toString() + '"');
        }
    }

    @Test
    void optionsThatGuidesNameExist() throws IOException {
        String settings = Files.readString(Checkout.root().resolve("docs/settings.md"));
        List<String> unknown = new ArrayList<>();
        for (Path guide : files(Checkout.root().resolve("docs/deploy"), ".md")) {
            new TreeSet<>(OPTION.matcher(Files.readString(guide))
                            .results()
                            .map(found -> found.group(1))
                            .toList())
                    .stream()
                            .filter(option -> !settings.contains("`" + option))
                            .forEach(option -> unknown.add(guide.getFileName() + " names " + option));
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void blocksEndWhereTextBegins() {
        assertThat(Guide.blocks(List.of("Text", "", "    one", "", "      two", "", "- three", "  four", "    five")))
                .containsExactly("one\n\n  two\n", "five\n");
    }
}
