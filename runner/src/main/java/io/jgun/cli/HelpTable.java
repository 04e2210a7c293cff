package io.jgun.cli;

import java.util.List;

/**
 * Two columns of text, broken between words only. (picocli's own table breaks inside of paths and formats, such as
 * {@code ./gunicorn.conf.py} and {@code %(h)s}.)
 */
final class HelpTable {

    private static final int LEFT = 30;
    private static final int INDENT = 2;

    private final StringBuilder out;
    private final int width;

    HelpTable(StringBuilder out, int width) {
        this.out = out;
        this.width = width;
    }

    void row(String left, String right) {
        out.append(" ".repeat(INDENT)).append(left);
        int column = INDENT + left.length();
        if (column > LEFT - INDENT) {
            out.append('\n');
            column = 0;
        }
        out.append(" ".repeat(LEFT - column));
        flow(right, LEFT);
    }

    void paragraph(String text) {
        flow(text, 0);
    }

    private void flow(String text, int indent) {
        int column = indent;
        for (String word : List.of(text.split(" ", -1))) {
            if (column > indent && column + 1 + word.length() > width) {
                out.append('\n').append(" ".repeat(indent));
                column = indent;
            } else if (column > indent) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        out.append('\n');
    }
}
