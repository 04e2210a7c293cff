package io.jgun.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What the kernel tells in a small file, as those below /proc and /sys. */
final class SystemFile {

    private static final long KIBI = 1024;

    private SystemFile() {}

    /** All of its text; nothing if there is no such file, as on another system. */
    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** The number that it consists of; empty if it has none, as {@code max}, or there is no such file. */
    static OptionalLong number(Path file) {
        String text = text(file).strip();
        return text.matches("-?\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** A field in kB, as {@code MemTotal}, in bytes; empty if there is none. */
    static OptionalLong bytes(Path file, String field) {
        for (String line : text(file).split("\n", -1)) {
            if (line.startsWith(field + ':')) {
                return OptionalLong.of(Long.parseLong(line.replaceAll("\\D", "")) * KIBI);
            }
        }
        return OptionalLong.empty();
    }
}
