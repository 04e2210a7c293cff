package io.jgun.config.python.methods;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Run;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Methods of str that take nothing: case, and what kind of characters there are. */
final class StrCase {

    private StrCase() {}

    static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    static @Nullable Object call(Run run, String text, String name, Arguments arguments) {
        Object result = call(run, text, name);
        if (result != null) {
            arguments.expectPositional(name, 0, 0);
        }
        return result;
    }

    private static @Nullable Object call(Run run, String text, String name) {
        return switch (name) {
            case "lower", "casefold" -> run.text(text.toLowerCase(Locale.ROOT));
            case "upper" -> run.text(text.toUpperCase(Locale.ROOT));
            case "capitalize" -> run.text(capitalize(text));
            case "title" -> run.text(title(text));
            case "swapcase" -> run.text(swapCase(text));
            case "isdigit", "isdecimal", "isnumeric" -> all(text, Character::isDigit);
            case "isalpha" -> all(text, Character::isLetter);
            case "isalnum" -> all(text, Character::isLetterOrDigit);
            case "isspace" -> all(text, StrCase::isSpace);
            case "isascii" -> text.isEmpty() || all(text, c -> c < 128);
            case "isprintable" -> text.isEmpty() || all(text, c -> !Character.isISOControl(c));
            case "islower" -> cased(text, true);
            case "isupper" -> cased(text, false);
            case "istitle" ->
                !text.isEmpty() && text.equals(title(text)) && !text.equals(text.toLowerCase(Locale.ROOT));
            case "isidentifier" -> isIdentifier(text);
            default -> null;
        };
    }

    private static boolean all(String text, IntPredicate test) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!test.test(text.codePointAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean cased(String text, boolean lower) {
        boolean found = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (lower ? Character.isUpperCase(c) : Character.isLowerCase(c)) {
                return false;
            }
            found |= lower ? Character.isLowerCase(c) : Character.isUpperCase(c);
        }
        return found;
    }

    private static boolean isIdentifier(String text) {
        if (text.isEmpty() || !(Character.isLetter(text.charAt(0)) || text.charAt(0) == '_')) {
            return false;
        }
        return all(text, c -> Character.isLetterOrDigit(c) || c == '_');
    }

    private static String capitalize(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT)
                        + text.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String title(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(inWord ? Character.toLowerCase(c) : Character.toTitleCase(c));
            inWord = Character.isLetter(c);
        }
        return out.toString();
    }

    private static String swapCase(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
        }
        return out.toString();
    }
}
