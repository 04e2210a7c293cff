package io.jgun.config.python.syntax;

import io.jgun.config.ConfigException;
import io.jgun.config.python.syntax.Token.Kind;
import io.jgun.config.python.values.Source;
import java.util.List;

/** Goes through the words, and counts how deep the parser is. */
final class Cursor {

    private static final int DEEPEST = 60;

    private final Source source;
    private final List<Token> tokens;
    private int at;
    private int depth;

    Cursor(Source source, List<Token> tokens, int depth) {
        this.source = source;
        this.tokens = tokens;
        this.depth = depth;
    }

    Source source() {
        return source;
    }

    int depth() {
        return depth;
    }

    /** One level of nesting more. */
    void enter() {
        if (++depth > DEEPEST) {
            throw Errors.limit(source, peek().start(), "nested too deeply (over " + DEEPEST + " levels)");
        }
    }

    void leave() {
        depth--;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    boolean at(String text) {
        return peek().is(text);
    }

    boolean at(Kind kind) {
        return peek().kind() == kind;
    }

    /** Takes the next word if it is this one. */
    boolean take(String text) {
        boolean taken = peek().is(text);
        if (taken) {
            next();
        }
        return taken;
    }

    Token expect(String text) {
        if (!at(text)) {
            throw expected("'" + text + "'");
        }
        return next();
    }

    Token expectName() {
        if (!at(Kind.NAME)) {
            if (at(Kind.KEYWORD)) {
                throw syntax("'" + peek().text() + "' is a keyword and cannot be a name");
            }
            throw expected("a name");
        }
        return next();
    }

    ConfigException expected(String what) {
        return switch (peek().kind()) {
            case END, NEWLINE -> syntax("expected " + what);
            case INDENT -> source.error(peek().start(), "IndentationError", "unexpected indent");
            default -> syntax("invalid syntax, expected " + what);
        };
    }

    ConfigException syntax(String message) {
        return Errors.syntax(source, peek().start(), message);
    }
}
