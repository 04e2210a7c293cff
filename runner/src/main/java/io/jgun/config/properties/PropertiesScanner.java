package io.jgun.config.properties;

import io.jgun.config.ConfigException;
import io.jgun.config.Origin;
import java.util.ArrayList;
import java.util.List;

/** Walks over the characters once. The grammar is that of {@link java.util.Properties#load(java.io.Reader)}. */
final class PropertiesScanner {

    private final String text;
    private final String source;
    private int at;
    private int line = 1;
    private int lineStart;

    PropertiesScanner(String text, String source) {
        this.text = text;
        this.source = source;
    }

    List<PropertyEntry> entries() {
        List<PropertyEntry> entries = new ArrayList<>();
        while (at < text.length()) {
            skipBlanks();
            if (at == text.length()) {
                break;
            }
            char c = text.charAt(at);
            if (isLineEnd(c)) {
                endLine();
            } else if (c == '#' || c == '!') {
                skipComment();
            } else {
                entries.add(entry());
            }
        }
        return entries;
    }

    private PropertyEntry entry() {
        Origin start = here();
        String name = part(true);
        skipBlanks();
        if (at < text.length() && (text.charAt(at) == '=' || text.charAt(at) == ':')) {
            at++;
            skipBlanks();
        }
        Origin valueStart = here();
        String value = part(false);
        return new PropertyEntry(name, value, value.isEmpty() ? start : valueStart);
    }

    /** A name, which ends at a separator, or a value, which ends with the line. */
    private String part(boolean name) {
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isLineEnd(c) || (name && (c == '=' || c == ':' || isBlank(c)))) {
                break;
            }
            if (c == '\\') {
                escape(out);
            } else {
                out.append(c);
                at++;
            }
        }
        if (!name && at < text.length()) {
            endLine();
        }
        return out.toString();
    }

    private void escape(StringBuilder out) {
        Origin start = here();
        at++;
        if (at == text.length()) {
            return;
        }
        char c = text.charAt(at);
        if (isLineEnd(c)) {
            endLine();
            skipBlanks();
            return;
        }
        at++;
        switch (c) {
            case 't' -> out.append('\t');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 'f' -> out.append('\f');
            case 'u' -> out.append(unicode(start));
            default -> out.append(c);
        }
    }

    private char unicode(Origin start) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw new ConfigException(start, start + ": malformed \\uXXXX escape: four hexadecimal digits needed");
            }
            value = value * 16 + digit;
            at++;
        }
        return (char) value;
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private void skipComment() {
        while (at < text.length() && !isLineEnd(text.charAt(at))) {
            at++;
        }
    }

    private void endLine() {
        if (text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
            at++;
        }
        at++;
        line++;
        lineStart = at;
    }

    private Origin here() {
        return new Origin(source, line, at - lineStart + 1);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
