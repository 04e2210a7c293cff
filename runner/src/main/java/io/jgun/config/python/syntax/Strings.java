package io.jgun.config.python.syntax;

import io.jgun.config.python.tree.Expression;
import io.jgun.config.python.tree.FormattedString;
import io.jgun.config.python.tree.Literal;
import io.jgun.config.python.values.PyBytes;
import io.jgun.config.python.values.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Strings side by side, plain and formatted. */
final class Strings {

    private final ExpressionParser parser;
    private final Cursor cursor;
    private final Source source;
    private final List<FormattedString.Part> parts = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();

    private Strings(ExpressionParser parser, Cursor cursor) {
        this.parser = parser;
        this.cursor = cursor;
        this.source = cursor.source();
    }

    static Expression parse(ExpressionParser parser, Cursor cursor) {
        return new Strings(parser, cursor).all();
    }

    private Expression all() {
        int start = cursor.peek().start();
        boolean bytes = prefix(cursor.peek()).indexOf('b') >= 0;
        while (cursor.at(Token.Kind.STRING)) {
            Token token = cursor.next();
            String prefix = prefix(token);
            if ((prefix.indexOf('b') >= 0) != bytes) {
                throw Errors.syntax(source, token.start(), "cannot mix bytes and nonbytes literals");
            }
            add(token, prefix);
        }
        if (bytes) {
            return new Literal(start, PyBytes.ofLatin1(plain.toString()));
        }
        if (parts.isEmpty()) {
            return new Literal(start, plain.toString());
        }
        flush();
        return new FormattedString(start, parts);
    }

    private String prefix(Token token) {
        int quote = 0;
        while (token.text().charAt(quote) != '"' && token.text().charAt(quote) != '\'') {
            quote++;
        }
        String prefix = token.text().substring(0, quote).toLowerCase(Locale.ROOT);
        switch (prefix) {
            case "", "r", "b", "f", "u", "rb", "br", "rf", "fr" -> {
                return prefix;
            }
            default -> throw Errors.syntax(source, token.start(), "invalid string prefix '" + prefix + "'");
        }
    }

    private void add(Token token, String prefix) {
        int quote = token.start() + prefix.length();
        String mark = source.text().substring(quote, quote + 1);
        boolean triple =
                token.text().length() >= prefix.length() + 6 && source.text().startsWith(mark.repeat(3), quote);
        int from = quote + (triple ? 3 : 1);
        int to = token.end() - (triple ? 3 : 1);
        boolean raw = prefix.indexOf('r') >= 0;
        if (prefix.indexOf('f') >= 0) {
            formatted(from, to, raw, false);
            flush();
            if (parts.isEmpty()) {
                parts.add(new FormattedString.Plain(""));
            }
        } else {
            plain.append(Escapes.decode(source, from, to, raw, prefix.indexOf('b') >= 0));
        }
    }

    private void flush() {
        if (plain.length() > 0) {
            parts.add(new FormattedString.Plain(plain.toString()));
            plain.setLength(0);
        }
    }

    private void formatted(int from, int to, boolean raw, boolean specification) {
        String text = source.text();
        int start = from;
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            boolean doubled = i + 1 < to && text.charAt(i + 1) == c && !specification;
            if (c == '\\' && !raw && text.startsWith("\\N{", i) && text.indexOf('}', i) > 0) {
                i = text.indexOf('}', i) + 1;
            } else if (c == '\\' && !raw) {
                i += 2;
            } else if ((c == '{' || c == '}') && doubled) {
                plain.append(Escapes.decode(source, start, i + 1, raw, false));
                i += 2;
                start = i;
            } else if (c == '{') {
                plain.append(Escapes.decode(source, start, i, raw, false));
                int close = StringScanner.fieldEnd(source, i, to);
                field(i, close, raw);
                i = close + 1;
                start = i;
            } else if (c == '}') {
                throw Errors.syntax(source, i, "f-string: single '}' is not allowed");
            } else {
                i++;
            }
        }
        plain.append(Escapes.decode(source, start, to, raw, false));
    }

    private void field(int open, int close, boolean raw) {
        String text = source.text();
        int end = StringScanner.expressionEnd(source, open, close + 1);
        if (text.substring(open + 1, end).isBlank()) {
            throw Errors.syntax(source, open, "f-string: valid expression required before '}'");
        }
        Expression value = parser.fragment(open + 1, end);
        int i = end;
        String conversion = "";
        if (text.charAt(i) == '=') {
            i++;
            while (i < close && text.charAt(i) == ' ') {
                i++;
            }
            plain.append(text, open + 1, i);
            conversion = text.charAt(i) == '}' ? "r" : "";
        }
        if (text.charAt(i) == '!') {
            conversion = text.substring(Math.min(i + 1, close), Math.min(i + 2, close));
            if (!conversion.equals("r") && !conversion.equals("s") && !conversion.equals("a")) {
                throw Errors.syntax(source, i, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
            }
            i += 2;
        }
        FormattedString specification = null;
        if (text.charAt(i) == ':') {
            specification = specification(i + 1, close, raw);
        } else if (i != close) {
            throw Errors.syntax(source, i, "f-string: expecting '}'");
        }
        flush();
        parts.add(new FormattedString.Field(value, conversion, specification));
    }

    private @Nullable FormattedString specification(int from, int to, boolean raw) {
        cursor.enter();
        Strings inner = new Strings(parser, cursor);
        inner.formatted(from, to, raw, true);
        inner.flush();
        cursor.leave();
        return new FormattedString(from, inner.parts);
    }
}
