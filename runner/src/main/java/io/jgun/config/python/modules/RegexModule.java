package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** {@code re}, on Java's patterns. */
final class RegexModule extends NativeModule {

    private static final String[] FUNCTIONS = {
        "compile", "match", "search", "fullmatch", "sub", "findall", "split", "finditer", "escape"
    };

    RegexModule() {
        super("re");
    }

    @Override
    public @Nullable Object constant(Run run, String name) {
        return switch (name) {
            case "IGNORECASE", "I" -> 2L;
            case "MULTILINE", "M" -> 8L;
            case "DOTALL", "S" -> 16L;
            case "UNICODE", "U" -> 32L;
            case "VERBOSE", "X" -> 64L;
            case "ASCII", "A" -> 256L;
            case "error" -> Types.REGEX_ERROR;
            default -> null;
        };
    }

    @Override
    public String[] methods() {
        return FUNCTIONS;
    }

    @Override
    public @Nullable Object call(Run run, String function, Arguments arguments) {
        if (!hasMethod(function)) {
            return null;
        }
        arguments.expect(function, 1, 5);
        if (function.equals("escape")) {
            return escape(run, Files.text(arguments.get(0)));
        }
        int position = function.equals("compile") ? 1 : function.equals("sub") ? 4 : function.equals("split") ? 3 : 2;
        long flags = Ints.toLong(arguments.get(position, "flags", 0L));
        RegexPattern pattern =
                arguments.get(0) instanceof RegexPattern compiled ? compiled : compile(run, arguments.get(0), flags);
        return function.equals("compile") ? pattern : pattern.call(run, function, arguments.rest());
    }

    private static RegexPattern compile(Run run, Object pattern, long flags) {
        if (!(pattern instanceof String text)) {
            throw PyError.type("first argument must be string or compiled pattern");
        }
        if (text.length() > 2000) {
            throw PyError.limit("regular expression too long (over 2000 characters)");
        }
        run.work(1000 + text.length() * 20L);
        int java = ((flags & 2) != 0 ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
                | ((flags & 8) != 0 ? Pattern.MULTILINE : 0)
                | ((flags & 16) != 0 ? Pattern.DOTALL : 0)
                | ((flags & 64) != 0 ? Pattern.COMMENTS : 0)
                | Pattern.UNIX_LINES;
        try {
            String translated = text.replace("(?P<", "(?<").replace("\\Z", "\\z");
            return new RegexPattern(text, Pattern.compile(translated, java));
        } catch (PatternSyntaxException e) {
            throw PyError.of(
                    Types.REGEX_ERROR, "not a regular expression that jgun's reader knows: " + e.getDescription());
        } catch (StackOverflowError | RuntimeException e) {
            throw PyError.of(Types.REGEX_ERROR, "not a regular expression that jgun's reader knows");
        }
    }

    private static String escape(Run run, String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("()[]{}?*+-|^$\\.&~# \t\n\r\u000b\f".indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return run.text(out.toString());
    }
}
