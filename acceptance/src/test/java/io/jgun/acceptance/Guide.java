package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * A guide of docs/deploy. A test takes its indented blocks one after the other and runs them as they stand there, but for
 * what it has to have otherwise, such as ports, and says so; what it replaces has to be there. At the end none may be left.
 */
final class Guide {

    private final String name;
    private final List<String> blocks;
    private int taken;

    private Guide(String name, List<String> blocks) {
        this.name = name;
        this.blocks = blocks;
    }

    /** @param name of the file */
    static Guide of(String name) {
        try {
            return new Guide(name, blocks(Files.readAllLines(Checkout.root().resolve("docs/deploy/" + name))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A section of the README, from its heading to the next one. */
    static Guide ofReadme(String heading) {
        try {
            List<String> lines = Files.readAllLines(Checkout.root().resolve("README.md"));
            int begin = lines.indexOf("### " + heading);
            assertThat(begin).as("section " + heading).isNotNegative();
            List<String> section = lines.stream()
                    .skip(begin + 1)
                    .takeWhile(line -> !line.startsWith("#"))
                    .toList();
            return new Guide("README.md, " + heading, blocks(section));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines that are indented by four spaces, as Markdown has it. */
    static List<String> blocks(List<String> lines) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (String line : lines) {
            if (line.startsWith("    ")) {
                block.append(line.substring(4)).append('\n');
            } else if (line.isBlank() && block.length() > 0) {
                block.append('\n');
            } else {
                end(block, blocks);
            }
        }
        end(block, blocks);
        return blocks;
    }

    private static void end(StringBuilder block, List<String> blocks) {
        if (block.length() > 0) {
            blocks.add(block.toString().strip() + "\n");
            block.setLength(0);
        }
    }

    /**
     * The next block.
     *
     * @param replacements pairs of what stands in the guide and what this test has in its place
     */
    String next(String... replacements) {
        assertThat(blocks).as("blocks of " + name).hasSizeGreaterThan(taken);
        return replaced(blocks.get(taken++), replacements);
    }

    /** A text, say a file that a guide names, with replacements. */
    static String replaced(String text, String... replacements) {
        String result = text;
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(result).contains(replacements[i]);
            result = result.replace(replacements[i], replacements[i + 1]);
        }
        return result;
    }

    /** The next block, a command of a server, which shows on requests what applications are told of them. */
    Jgun nextServer(String... replacements) {
        String command = next("shop.war", "--classpath '" + Checkout.testClasses() + "' " + TELLS_ORIGIN);
        return shell("exec " + replaced(command, replacements));
    }

    private static final String TELLS_ORIGIN = io.jgun.acceptance.apps.TellsOrigin.class.getName();

    /** A script, with jgun on the path. */
    static Jgun shell(String script) {
        return Jgun.at(java.nio.file.Path.of("/bin/sh"), "-ec", script)
                .env("PATH", Checkout.home().resolve("bin") + ":" + System.getenv("PATH"));
    }

    /** A file of etc, with replacements. */
    static String etc(String file, String... replacements) {
        try {
            return replaced(Files.readString(Checkout.root().resolve("etc").resolve(file)), replacements);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void assertAllTaken() {
        assertThat(blocks.subList(taken, blocks.size()))
                .as("blocks of " + name + " that are not run")
                .isEmpty();
    }
}
