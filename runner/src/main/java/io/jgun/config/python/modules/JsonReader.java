package io.jgun.config.python.modules;

import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;

/** From JSON to values. */
final class JsonReader {

    private static final int DEEPEST = 60;

    private final Run run;
    private final String text;
    private int at;
    private int depth;

    JsonReader(Run run, String text) {
        this.run = run;
        this.text = text;
    }

    Object document() {
        skipBlanks();
        Object value = value();
        skipBlanks();
        if (at < text.length()) {
            throw error("Extra data");
        }
        return value;
    }

    private PyError error(String message) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < at && i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return PyError.of(
                Types.JSON_DECODE, message + ": line " + line + " column " + (at - start + 1) + " (char " + at + ")");
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private Object value() {
        run.step();
        if (++depth > DEEPEST) {
            throw PyError.limit("JSON nested too deeply (over " + DEEPEST + " levels)");
        }
        Object value = switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> scalar();
        };
        depth--;
        return value;
    }

    private Object object() {
        PyDict dict = new PyDict();
        at++;
        skipBlanks();
        if (peek() == '}') {
            at++;
            return dict;
        }
        while (true) {
            if (peek() != '"') {
                throw error("Expecting property name enclosed in double quotes");
            }
            String key = string();
            skipBlanks();
            if (peek() != ':') {
                throw error("Expecting ':' delimiter");
            }
            at++;
            skipBlanks();
            dict.put(run, key, value());
            if (ends('}')) {
                return dict;
            }
        }
    }

    private Object array() {
        PyList list = new PyList();
        at++;
        skipBlanks();
        if (peek() == ']') {
            at++;
            return list;
        }
        while (true) {
            list.add(run, value());
            if (ends(']')) {
                return list;
            }
        }
    }

    private boolean ends(char close) {
        skipBlanks();
        char c = peek();
        if (c != close && c != ',') {
            throw error("Expecting ',' delimiter");
        }
        at++;
        skipBlanks();
        return c == close;
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        at++;
        while (peek() != '"') {
            char c = peek();
            if (at >= text.length()) {
                throw error("Unterminated string");
            }
            if (c < ' ') {
                throw error("Invalid control character");
            }
            at++;
            out.append(c == '\\' ? escape() : c);
        }
        at++;
        return run.text(out.toString());
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw error("Invalid \\escape");
        };
    }

    private char unicode() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw error("Invalid \\uXXXX escape");
            }
            value = value * 16 + digit;
            at++;
        }
        return (char) value;
    }

    private Object scalar() {
        for (String word : new String[] {"true", "false", "null", "NaN", "Infinity", "-Infinity"}) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return switch (word) {
                    case "true" -> true;
                    case "false" -> false;
                    case "null" -> None.NONE;
                    default -> FloatText.parse(word);
                };
            }
        }
        int start = at;
        while (at < text.length() && "+-0123456789.eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(start, at);
        if (number.isEmpty() || number.startsWith("+") || number.startsWith(".") || number.endsWith(".")) {
            at = start;
            throw error("Expecting value");
        }
        try {
            boolean decimal = number.indexOf('.') >= 0 || number.indexOf('e') >= 0 || number.indexOf('E') >= 0;
            return decimal ? FloatText.parse(number) : IntText.parse(number, 10);
        } catch (PyError e) {
            at = start;
            throw e.catchable() ? error("Expecting value") : e;
        }
    }
}
