package io.jgun.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Texts, choices and paths. */
final class Texts {

    static final ValueType<String> TEXT = new Text("str", text -> text);

    /** A path; {@code ~} is the home directory. */
    static final ValueType<Path> PATH = new PathType();

    /** A path as text, or {@code -} for a standard stream. */
    static final ValueType<String> LOG_FILE = new LogFile();

    private Texts() {}

    /**
     * Text with a check of its own.
     *
     * @param check gives the value to keep, or throws as {@link ValueType} says
     */
    static ValueType<String> checked(String description, UnaryOperator<String> check) {
        return new Text(description, check);
    }

    /** One of a few words, in any case. */
    static ValueType<String> choice(String... words) {
        List<String> choices = List.of(words);
        return new Text(String.join(" | ", words), text -> oneOf(text, choices));
    }

    static String oneOf(String text, List<String> choices) {
        String word = text.toLowerCase(Locale.ROOT);
        if (choices.contains(word)) {
            return word;
        }
        throw new IllegalArgumentException(
                "must be one of " + String.join(", ", choices) + ", not " + Shown.quoted(text));
    }

    private static class Text extends ValueType<String> {
        private final String description;
        private final UnaryOperator<String> check;

        Text(String description, UnaryOperator<String> check) {
            this.description = description;
            this.check = check;
        }

        @Override
        public String description() {
            return description;
        }

        @Override
        public String fromText(String text) {
            return check.apply(text.strip());
        }

        @Override
        public String fromValue(@Nullable Object value) {
            if (value instanceof String text) {
                return fromText(text);
            }
            throw new IllegalArgumentException("must be a string, not " + Shown.of(value));
        }
    }

    private static final class LogFile extends Text {
        LogFile() {
            super("path, or - for a standard stream", text -> text);
        }

        @Override
        public String fromText(String text) {
            String stripped = super.fromText(text);
            return stripped.equals("-") ? stripped : path(stripped).toString();
        }

        @Override
        String relativeTo(String value, Path directory) {
            return value.equals("-") ? value : directory.resolve(value).toString();
        }
    }

    private static class PathType extends ValueType<Path> {
        @Override
        public String description() {
            return "path";
        }

        @Override
        public Path fromText(String text) {
            return path(text.strip());
        }

        @Override
        public Path fromValue(@Nullable Object value) {
            return fromText(TEXT.fromValue(value));
        }

        @Override
        Path relativeTo(Path value, Path directory) {
            return directory.resolve(value);
        }
    }

    static Path path(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("must be a path, not ''");
        }
        try {
            if (text.equals("~") || text.startsWith("~/")) {
                return Path.of(System.getProperty("user.home") + text.substring(1));
            }
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("must be a path, not " + Shown.quoted(text), e);
        }
    }
}
