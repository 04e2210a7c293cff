package io.jgun.config.python.values;

import io.jgun.config.ConfigException;
import io.jgun.config.Origin;

/**
 * The text of a file or an expression, to say where something stands.
 *
 * @param begin where the text begins: a file at line 1, an expression somewhere within another file
 */
public record Source(String text, Origin begin) {

    private static final int LONGEST_LINE_SHOWN = 200;

    /** Where a character stands. Columns count characters, a tab is one. */
    public Origin origin(int offset) {
        int at = Math.max(0, Math.min(offset, text.length()));
        int line = 0;
        int lineStart = 0;
        for (int i = 0; i < at; i++) {
            if (endsLine(i)) {
                line++;
                lineStart = i + 1;
            }
        }
        int column = text.codePointCount(lineStart, at) + 1;
        if (begin.line() == 0) {
            return new Origin(begin.source(), line + 1, column);
        }
        int indent = line == 0 ? Math.max(0, begin.column() - 1) : 0;
        return new Origin(begin.source(), begin.line() + line, column + indent);
    }

    /** An error with the place, the line as it was written, and a caret below the character. */
    public ConfigException error(int offset, String kind, String message) {
        Origin origin = origin(offset);
        StringBuilder out = new StringBuilder();
        out.append(origin).append(": ").append(kind);
        if (!message.isEmpty()) {
            out.append(": ").append(message);
        }
        appendLine(out, Math.max(0, Math.min(offset, text.length())));
        return new ConfigException(origin, out.toString());
    }

    private void appendLine(StringBuilder out, int at) {
        int start = at;
        while (start > 0 && !isLineEnd(text.charAt(start - 1))) {
            start--;
        }
        int end = at;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        String line = text.substring(start, end);
        if (line.isBlank() || line.length() > LONGEST_LINE_SHOWN) {
            return;
        }
        out.append("\n    ");
        appendPrintable(out, line);
        out.append("\n    ");
        for (int i = start; i < at; i++) {
            char c = text.charAt(i);
            if (!Character.isLowSurrogate(c)) {
                out.append(c == '\t' ? '\t' : ' ');
            }
        }
        out.append('^');
    }

    private static void appendPrintable(StringBuilder out, String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            out.append(Character.isISOControl(c) && c != '\t' ? '?' : c);
        }
    }

    private boolean endsLine(int i) {
        char c = text.charAt(i);
        return c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
