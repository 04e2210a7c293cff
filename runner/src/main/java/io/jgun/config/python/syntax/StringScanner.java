package io.jgun.config.python.syntax;

import io.jgun.config.python.values.Source;

/** Finds where strings end; within f-strings, where fields do. */
final class StringScanner {

    private static final int DEEPEST = 20;

    private final Source source;
    private final String text;
    private final int end;
    private int depth;

    private StringScanner(Source source, int end) {
        this.source = source;
        this.text = source.text();
        this.end = end;
    }

    /** Offset behind the string that begins with a prefix at {@code start} and its quote at {@code quote}. */
    static int end(Source source, int start, int quote, int end) {
        return new StringScanner(source, end).string(start, quote);
    }

    /** Offset of the brace that closes the field opened at {@code open}. */
    static int fieldEnd(Source source, int open, int end) {
        return new StringScanner(source, end).field(open, true);
    }

    /** Offset of the colon, exclamation mark, equals sign or brace that ends the expression of a field. */
    static int expressionEnd(Source source, int open, int end) {
        return new StringScanner(source, end).field(open, false);
    }

    private int string(int start, int quote) {
        if (++depth > DEEPEST) {
            throw Errors.limit(source, start, "f-strings nested too deeply");
        }
        boolean formatted =
                text.substring(start, quote).toLowerCase(java.util.Locale.ROOT).indexOf('f') >= 0;
        String mark = text.substring(quote, quote + 1);
        boolean triple = quote + 3 <= end && text.startsWith(mark.repeat(3), quote);
        String closing = triple ? mark.repeat(3) : mark;
        int i = quote + closing.length();
        while (i < end) {
            char c = text.charAt(i);
            if (c == '\\') {
                i += text.startsWith("\r\n", i + 1) ? 3 : 2;
            } else if (text.startsWith(closing, i) && i + closing.length() <= end) {
                depth--;
                return i + closing.length();
            } else if ((c == '\n' || c == '\r') && !triple) {
                break;
            } else if (formatted && c == '{') {
                i = i + 1 < end && text.charAt(i + 1) == '{' ? i + 2 : field(i, true) + 1;
            } else {
                i++;
            }
        }
        throw Errors.syntax(
                source, start, triple ? "unterminated triple-quoted string literal" : "unterminated string literal");
    }

    private int field(int open, boolean whole) {
        if (++depth > DEEPEST) {
            throw Errors.limit(source, open, "f-strings nested too deeply");
        }
        int nested = 0;
        int i = open + 1;
        while (i < end) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                i = string(prefixStart(i, open), i);
                continue;
            }
            if ("([{".indexOf(c) >= 0) {
                nested++;
            } else if (nested > 0 && ")]}".indexOf(c) >= 0) {
                nested--;
            } else if (nested == 0
                    && (c == '}' || c == ':' || (c == '!' && !text.startsWith("!=", i)) || isEquals(i))) {
                if (!whole || c == '}') {
                    depth--;
                    return i;
                }
                if (c == ':') {
                    i = specification(i + 1);
                    depth--;
                    return i;
                }
            }
            i++;
        }
        throw Errors.syntax(source, open, "f-string: expecting '}'");
    }

    private boolean isEquals(int i) {
        return text.charAt(i) == '='
                && "=!<>".indexOf(text.charAt(i - 1)) < 0
                && (i + 1 >= end || text.charAt(i + 1) != '=');
    }

    private int prefixStart(int quote, int open) {
        int start = quote;
        while (start - 1 > open && quote - start < 2 && "rRbBfFuU".indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        boolean partOfName = start - 1 > open && Character.isLetterOrDigit(text.charAt(start - 1));
        return partOfName ? quote : start;
    }

    private int specification(int from) {
        int i = from;
        while (i < end) {
            char c = text.charAt(i);
            if (c == '}') {
                return i;
            }
            i = c == '{' ? field(i, true) + 1 : i + 1;
        }
        throw Errors.syntax(source, from, "f-string: expecting '}'");
    }
}
