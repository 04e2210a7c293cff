package io.jgun.cli;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into words as a POSIX shell does, without expanding anything: Python's {@code shlex.split}. */
final class ShellWords {

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean open;
    private int at;

    private ShellWords(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if a quote is not closed, or a backslash ends the text */
    static List<String> split(String text) {
        return new ShellWords(text).read();
    }

    private List<String> read() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (Character.isWhitespace(c)) {
                end();
            } else if (c == '\'' || c == '"') {
                open = true;
                quoted(c);
            } else {
                open = true;
                word.append(c == '\\' ? escaped() : c);
            }
        }
        end();
        return words;
    }

    private void quoted(char quote) {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return;
            }
            if (c == '\\' && quote == '"') {
                char next = escaped();
                if (next != '"' && next != '\\') { // elsewhere the backslash stands for itself
                    word.append('\\');
                }
                word.append(next);
            } else {
                word.append(c);
            }
        }
        throw new IllegalArgumentException("a quote " + quote + " is not closed");
    }

    private char escaped() {
        if (at == text.length()) {
            throw new IllegalArgumentException("nothing follows the backslash at the end");
        }
        return text.charAt(at++);
    }

    private void end() {
        if (open) {
            words.add(word.toString());
            word.setLength(0);
            open = false;
        }
    }
}
