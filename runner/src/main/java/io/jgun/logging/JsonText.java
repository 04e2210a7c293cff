package io.jgun.logging;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON value (RFC 8259) into the plain values that config files give: null, Boolean, Long, Double ... */
final class JsonText {

    private static final int DEEPEST = 100;

    private final String text;
    private int at;
    private int depth;

    /** Says line and column. */
    static final class Malformed extends RuntimeException {
        Malformed(String message) {
            super(message);
        }
    }

    JsonText(String text) {
        this.text = text;
    }

    @Nullable
    Object read() {
        Object value = value();
        blanks();
        if (at < text.length()) {
            throw malformed("there is more after the value");
        }
        return value;
    }

    private @Nullable Object value() {
        blanks();
        if (++depth > DEEPEST) {
            throw malformed("more than " + DEEPEST + " levels");
        }
        char c = peek();
        Object value = switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
        depth--;
        return value;
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        at++;
        blanks();
        if (peek() == '}') {
            at++;
            return object;
        }
        do {
            blanks();
            if (peek() != '"') {
                throw malformed("a key in double quotes is missing");
            }
            String key = string();
            blanks();
            expect(':');
            object.put(key, value());
            blanks();
        } while (more('}'));
        return object;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> array = new ArrayList<>();
        at++;
        blanks();
        if (peek() == ']') {
            at++;
            return array;
        }
        do {
            array.add(value());
            blanks();
        } while (more(']'));
        return array;
    }

    private boolean more(char end) {
        if (peek() == ',') {
            at++;
            return true;
        }
        if (peek() != end) {
            throw malformed("',' or '" + end + "' is missing");
        }
        at++;
        return false;
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        at++;
        while (peek() != '"') {
            char c = peek();
            if (at >= text.length() || c < ' ') {
                throw malformed("a string does not end");
            }
            at++;
            value.append(c == '\\' ? escaped() : c);
        }
        at++;
        return value.toString();
    }

    private char escaped() {
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
            default -> {
                at -= 2;
                throw malformed("an unknown escape");
            }
        };
    }

    private char unicode() {
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            throw malformed("\\u needs four hex digits");
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw malformed("a value is missing");
        }
        at += word.length();
        return value;
    }

    private Object number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(start, at);
        if (!number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            at = start;
            throw malformed("a value is missing");
        }
        if (!number.matches("-?[0-9]+")) {
            return Double.valueOf(number);
        }
        return number.length() < 19 ? (Object) Long.valueOf(number) : new BigInteger(number);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw malformed("'" + c + "' is missing");
        }
        at++;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private Malformed malformed(String message) {
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        int column = at - text.lastIndexOf('\n', at - 1);
        return new Malformed("line " + line + ", column " + column + ": " + message);
    }
}
