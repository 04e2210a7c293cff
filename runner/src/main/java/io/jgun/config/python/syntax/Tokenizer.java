package io.jgun.config.python.syntax;

import io.jgun.config.python.syntax.Token.Kind;
import io.jgun.config.python.values.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** From text to words: indentation, joined lines, comments, strings. */
final class Tokenizer {

    private static final String KEYWORDS =
            " and as assert async await break class continue def del elif else except finally"
                    + " for from global if import in is lambda nonlocal not or pass raise return try while with yield"
                    + " True False None ";
    private static final int DEEPEST = 100;

    private final Source source;
    private final String text;
    private final int end;
    private final boolean fragment;
    private final List<Token> tokens = new ArrayList<>();
    private final Indentation indentation;
    private final Deque<Token> brackets = new ArrayDeque<>();
    private int at;

    private Tokenizer(Source source, int start, int end, boolean fragment) {
        this.source = source;
        this.text = source.text();
        this.at = start;
        this.end = end;
        this.fragment = fragment;
        this.indentation = new Indentation(source, tokens);
    }

    /** The words of a whole file. */
    static List<Token> file(Source source) {
        return new Tokenizer(source, 0, source.text().length(), false).run();
    }

    /** The words of an expression, whose lines need no joining. */
    static List<Token> expression(Source source, int start, int end) {
        return new Tokenizer(source, start, end, true).run();
    }

    private List<Token> run() {
        boolean lineStart = !fragment;
        while (true) {
            if (lineStart && brackets.isEmpty()) {
                at = indentation.measure(at, end);
                lineStart = false;
            }
            skipBlanks();
            if (at >= end) {
                break;
            }
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                int start = at;
                at += c == '\r' && at + 1 < end && text.charAt(at + 1) == '\n' ? 2 : 1;
                lineStart = endLine(start);
            } else {
                word(c);
            }
        }
        finish();
        return tokens;
    }

    private boolean endLine(int start) {
        if (fragment || !brackets.isEmpty()) {
            return false;
        }
        if (!tokens.isEmpty() && lastKind() != Kind.NEWLINE && lastKind() != Kind.INDENT && lastKind() != Kind.DEDENT) {
            tokens.add(new Token(Kind.NEWLINE, "", start));
        }
        return true;
    }

    private Kind lastKind() {
        return tokens.get(tokens.size() - 1).kind();
    }

    private void finish() {
        if (!brackets.isEmpty()) {
            Token open = brackets.peek();
            throw Errors.syntax(source, open.start(), "'" + open.text() + "' was never closed");
        }
        endLine(end);
        indentation.close(end);
        tokens.add(new Token(Kind.END, "", end));
    }

    private void skipBlanks() {
        while (at < end) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\f' || (c == '\uFEFF' && at == 0)) {
                at++;
            } else if (c == '#') {
                while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else if (c == '\\' && at + 1 < end && isLineEnd(text.charAt(at + 1))) {
                at += text.startsWith("\r\n", at + 1) ? 3 : 2;
            } else {
                return;
            }
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private void word(char c) {
        int start = at;
        int quote = stringStart();
        if (quote >= 0) {
            at = StringScanner.end(source, start, quote, end);
            add(Kind.STRING, start);
        } else if (isDigit(c) || (c == '.' && at + 1 < end && isDigit(text.charAt(at + 1)))) {
            at = Numbers.end(text, at, end);
            add(Kind.NUMBER, start);
        } else if (Character.isUnicodeIdentifierStart(text.codePointAt(at)) || c == '_') {
            while (at < end && isNamePart(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            }
            at = Math.min(at, end);
            boolean keyword = KEYWORDS.contains(" " + text.substring(start, at) + " ");
            add(keyword ? Kind.KEYWORD : Kind.NAME, start);
        } else {
            operator(start);
        }
    }

    private static boolean isNamePart(int point) {
        return (Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point)) || point == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void add(Kind kind, int start) {
        tokens.add(new Token(kind, text.substring(start, at), start));
    }

    /** Offset of the quote if a string begins here, else -1. */
    private int stringStart() {
        int i = at;
        while (i < end && i - at < 3 && "rRbBfFuU".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i < end && i - at < 3 && (text.charAt(i) == '"' || text.charAt(i) == '\'') ? i : -1;
    }

    private void operator(int start) {
        at += Operators.length(text, at, end);
        if (at == start) {
            int point = text.codePointAt(start);
            throw Errors.syntax(
                    source,
                    start,
                    point > 127 || point < ' '
                            ? String.format("invalid non-printable or unexpected character U+%04X", point)
                            : "invalid syntax");
        }
        add(Kind.OPERATOR, start);
        Token token = tokens.get(tokens.size() - 1);
        switch (token.text()) {
            case "(", "[", "{" -> {
                brackets.push(token);
                if (brackets.size() > DEEPEST) {
                    throw Errors.limit(source, start, "too many nested parentheses (over " + DEEPEST + ")");
                }
            }
            case ")", "]", "}" -> close(token);
            default -> {
                // no bracket
            }
        }
    }

    private void close(Token token) {
        if (brackets.isEmpty()) {
            throw Errors.syntax(source, token.start(), "unmatched '" + token.text() + "'");
        }
        String open = brackets.pop().text();
        if ("([{".indexOf(open) != ")]}".indexOf(token.text())) {
            throw Errors.syntax(
                    source,
                    token.start(),
                    "closing parenthesis '" + token.text() + "' does not match opening parenthesis '" + open + "'");
        }
    }
}
