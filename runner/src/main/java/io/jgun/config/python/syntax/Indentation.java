package io.jgun.config.python.syntax;

import io.jgun.config.python.syntax.Token.Kind;
import io.jgun.config.python.values.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Blocks by the blanks at the start of lines. A tab goes to the next multiple of eight, as in Python. */
final class Indentation {

    private static final int DEEPEST = 50;

    private record Level(int width, int characters) {}

    private final Source source;
    private final List<Token> tokens;
    private final Deque<Level> levels = new ArrayDeque<>();

    Indentation(Source source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
        levels.push(new Level(0, 0));
    }

    /** Reads the blanks of a line; gives the offset of what follows. */
    int measure(int start, int end) {
        String text = source.text();
        int width = 0;
        int characters = 0;
        int at = start;
        if (at == 0 && end > 0 && text.charAt(0) == '\uFEFF') {
            at++;
        }
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (c == ' ') {
                width++;
            } else if (c == '\t') {
                width = (width / 8 + 1) * 8;
            } else if (c == '\f') {
                width = 0;
                characters = -1;
            } else {
                break;
            }
            characters++;
        }
        if (at < end && !blank(text, at, end)) {
            change(new Level(width, characters), at);
        }
        return at;
    }

    private static boolean blank(String text, int at, int end) {
        char c = text.charAt(at);
        if (c == '\\' && at + 1 < end) {
            return text.charAt(at + 1) == '\n' || text.charAt(at + 1) == '\r';
        }
        return c == '#' || c == '\n' || c == '\r';
    }

    private void change(Level level, int at) {
        Level current = levels.getFirst();
        if (Integer.signum(level.width - current.width) != Integer.signum(level.characters - current.characters)) {
            throw source.error(at, "TabError", "inconsistent use of tabs and spaces in indentation");
        }
        if (level.width > current.width) {
            if (levels.size() > DEEPEST) {
                throw Errors.limit(source, at, "too many levels of indentation (over " + DEEPEST + ")");
            }
            levels.push(level);
            tokens.add(new Token(Kind.INDENT, "", at));
            return;
        }
        while (levels.getFirst().width > level.width) {
            levels.pop();
            tokens.add(new Token(Kind.DEDENT, "", at));
        }
        if (levels.getFirst().width != level.width) {
            throw source.error(at, "IndentationError", "unindent does not match any outer indentation level");
        }
    }

    void close(int at) {
        while (levels.size() > 1) {
            levels.pop();
            tokens.add(new Token(Kind.DEDENT, "", at));
        }
    }
}
