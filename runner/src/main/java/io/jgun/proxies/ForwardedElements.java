package io.jgun.proxies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The header {@code Forwarded}, RFC 7239 section 4: its elements, each with its parameters by their names in lower case. */
final class ForwardedElements {

    private final String text;
    private int at;

    private ForwardedElements(String text) {
        this.text = text;
    }

    /**
     * Reads all of it.
     *
     * @throws ForwardedException if it is malformed anywhere: a quote that a client has left open would swallow what
     *     proxies have added
     */
    static List<Map<String, String>> parse(String text) {
        return new ForwardedElements(text).elements();
    }

    private List<Map<String, String>> elements() {
        List<Map<String, String>> elements = new ArrayList<>();
        while (true) {
            Map<String, String> element = element();
            if (!element.isEmpty()) {
                elements.add(element);
            }
            if (at == text.length()) {
                return elements;
            }
            expect(',');
        }
    }

    private Map<String, String> element() {
        Map<String, String> element = new LinkedHashMap<>();
        while (true) {
            skipBlanks();
            if (at < text.length() && isToken(text.charAt(at))) {
                String name = token().toLowerCase(Locale.ROOT);
                expect('=');
                String value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
                if (element.put(name, value) != null) {
                    throw malformed(); // section 4: each parameter must not occur more than once
                }
                skipBlanks();
            }
            if (at == text.length() || text.charAt(at) != ';') {
                return element;
            }
            at++;
        }
    }

    private String token() {
        int begin = at;
        while (at < text.length() && isToken(text.charAt(at))) {
            at++;
        }
        if (at == begin) {
            throw malformed();
        }
        return text.substring(begin, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c == '\\') {
                if (at == text.length()) {
                    throw malformed();
                }
                c = text.charAt(at++);
            }
            value.append(c);
        }
        throw malformed();
    }

    private void expect(char c) {
        if (at == text.length() || text.charAt(at) != c) {
            throw malformed();
        }
        at++;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    /** RFC 9110 section 5.6.2, and what proxies write without the quotes that they should have: {@code :}, brackets. */
    private static boolean isToken(char c) {
        return Ascii.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~:[]".indexOf(c) >= 0;
    }

    private ForwardedException malformed() {
        return new ForwardedException("malformed Forwarded: " + text);
    }
}
