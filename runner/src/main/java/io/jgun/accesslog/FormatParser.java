package io.jgun.accesslog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles a format as Python's {@code %} operator reads it: {@code %(name)[-][width]s}, {@code d} for numbers. */
final class FormatParser {

    private static final int WIDEST = 1000;

    private final String format;
    private final Map<String, String> environment;
    private final List<TextFormat.Piece> pieces = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int at;

    private FormatParser(String format, Map<String, String> environment) {
        this.format = format;
        this.environment = environment;
    }

    /**
     * Compiles a Gunicorn format, or {@code json}.
     *
     * @param environment what {@code {name}e} falls back to, names in lower case
     * @throws io.jgun.posix.ExitException naming the column and the remedy
     */
    static LineFormat parse(String format, Map<String, String> environment) {
        if (format.equals(JsonFormat.NAME) || format.startsWith(JsonFormat.NAME + ":")) {
            return JsonFormat.compile(format, environment);
        }
        return new FormatParser(format, environment).text();
    }

    private TextFormat text() {
        while (at < format.length()) {
            char c = format.charAt(at);
            if (c != '%') {
                literal.append(c);
                at++;
            } else if (format.startsWith("%%", at)) {
                literal.append('%');
                at += 2;
            } else {
                directive(at);
            }
        }
        pieces.add(new TextFormat.Piece(literal, null, 0, false));
        return new TextFormat(pieces);
    }

    private void directive(int start) {
        at++;
        if (peek() != '(') {
            String seen = format.substring(start, Math.min(start + 2, format.length()));
            String remedy = Character.isLetter(peek()) ? "write %(" + peek() + ")s for an atom, or " : "write ";
            throw problem(start, "'" + seen + "' names no atom; " + remedy + "%% for a percent sign");
        }
        String name = name(start);
        Optional<AtomUse> atom = AtomUse.of(name, environment);
        boolean left = flags(name);
        int width = width(name);
        conversion(start, name, atom);
        pieces.add(new TextFormat.Piece(literal, atom.orElse(AtomUse.NOTHING), width, left));
        literal.setLength(0);
    }

    /** Parentheses nest, as in Python. */
    private String name(int start) {
        int depth = 0;
        for (int i = at; i < format.length(); i++) {
            char c = format.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                String name = format.substring(at + 1, i);
                at = i + 1;
                return name;
            }
        }
        throw problem(
                start,
                "'" + shorten(format.substring(start))
                        + "' has no closing parenthesis; write %(h)s, or %% for a percent sign");
    }

    private boolean flags(String name) {
        boolean left = false;
        while (at < format.length() && "-+ #0".indexOf(peek()) >= 0) {
            if (peek() != '-') {
                throw problem(
                        at,
                        "the flag '" + peek() + "' of %(" + name + ") is not supported; leave it out,"
                                + " or use - to justify to the left");
            }
            left = true;
            at++;
        }
        return left;
    }

    private int width(String name) {
        int start = at;
        int width = 0;
        while (peek() >= '0' && peek() <= '9') {
            width = Math.min(width * 10 + (peek() - '0'), WIDEST + 1);
            at++;
        }
        if (width > WIDEST) {
            throw problem(start, "the width of %(" + name + ") is more than " + WIDEST + "; use a smaller one");
        }
        if (peek() == '*') {
            throw problem(at, "the width '*' of %(" + name + ") is not supported; write a number");
        }
        if (peek() == '.') {
            throw problem(at, "the precision '.' of %(" + name + ") is not supported; leave it out");
        }
        return width;
    }

    private void conversion(int start, String name, Optional<AtomUse> atom) {
        char conversion = peek();
        if (conversion == 'd' && atom.isPresent() && atom.get().atom().kind() != Atom.Kind.NUMBER) {
            throw problem(at, "%(" + name + ")d: " + name + " is not a whole number; write %(" + name + ")s");
        }
        if (conversion != 's' && conversion != 'd') {
            throw problem(
                    at < format.length() ? at : start,
                    at < format.length()
                            ? "the conversion '" + conversion + "' of %(" + name + ") is not supported; write %(" + name
                                    + ")s"
                            : "'%(" + name + ")' ends without a conversion; write %(" + name + ")s");
        }
        at++;
    }

    private char peek() {
        return at < format.length() ? format.charAt(at) : '\0';
    }

    private static String shorten(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "...";
    }

    private static RuntimeException problem(int index, String message) {
        return FormatProblem.at(index + 1, message);
    }
}
